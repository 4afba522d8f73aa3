package io.rnnbench.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pairs to learn from and to judge by; no pair is in two parts. */
record PairSplit(List<Pair> train, List<Pair> validation, List<Pair> test) {
  /** Share of all pairs that goes to validation, and again to test. */
  static final double HELD_OUT = 0.15;

  /** All pairs, shuffled: 70 % to train, 15 % each for validation and test. */
  static PairSplit enumerated(int bits, Random random) {
    List<Pair> pairs = new ArrayList<>(Pair.all(bits));
    Collections.shuffle(pairs, random);
    int held = (int) Math.round(HELD_OUT * pairs.size());
    return new PairSplit(
        pairs.subList(2 * held, pairs.size()),
        pairs.subList(0, held),
        pairs.subList(held, 2 * held));
  }

  /**
   * Held-out pairs drawn without repetition; then training pairs drawn with repetition from those
   * that are left.
   *
   * @param heldOut pairs for validation, and as many for test
   */
  static PairSplit drawn(int bits, int trainingSamples, int heldOut, Random random) {
    if (heldOut < 0 || heldOut > Pair.count(bits) / 4) {
      throw new IllegalArgumentException(
          "heldOut is %d, but validation and test may hold at most a quarter each of all %d pairs"
              .formatted(heldOut, Pair.count(bits)));
    }
    Set<Pair> held = new LinkedHashSet<>();
    while (held.size() < 2 * heldOut) {
      held.add(Pair.random(bits, random));
    }
    List<Pair> train =
        Stream.generate(() -> Pair.random(bits, random))
            .filter(pair -> !held.contains(pair))
            .limit(trainingSamples)
            .toList();
    List<Pair> parts = List.copyOf(held);
    return new PairSplit(train, parts.subList(0, heldOut), parts.subList(heldOut, 2 * heldOut));
  }

  /** The same parts, with training samples drawn with repetition from the training pairs. */
  PairSplit withTrainingSamples(int samples, Random random) {
    List<Pair> drawn =
        IntStream.range(0, samples).mapToObj(i -> train.get(random.nextInt(train.size()))).toList();
    return new PairSplit(drawn, validation, test);
  }

  /** The parts as a network sees them. */
  Split as(Function<List<Pair>, Cases> encoding) {
    return new Split(encoding.apply(train), encoding.apply(validation), encoding.apply(test));
  }
}
