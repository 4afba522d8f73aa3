package io.rnnbench.task;

import io.rnnbench.model.Draws;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sum of two numbers, modulo 2^bits, bit by bit.
 *
 * <p>Inputs [bits][2], targets [bits][1] of 0 or 1. 2^(2 bits) distinct cases. Least significant
 * bit first, the ceiling is 100 % everywhere. Most significant bit first, the carry is still to
 * come: a bit with k lower bits has ceiling 1/2 + 2^-(k+1), reached by always saying that there is
 * none, since k random bits carry in (1 - 2^-k) / 2 of the cases.
 */
public final class BinaryAddition {

  private BinaryAddition() {}

  /** Which bit of the numbers comes first. */
  public enum Order {
    LEAST_SIGNIFICANT_FIRST {
      @Override
      int position(int t, int bits) {
        return t;
      }

      @Override
      double ceiling(int lowerBits) {
        return 1;
      }
    },
    MOST_SIGNIFICANT_FIRST {
      @Override
      int position(int t, int bits) {
        return bits - 1 - t;
      }

      @Override
      double ceiling(int lowerBits) {
        return 0.5 + 0.5 / (1L << lowerBits);
      }
    };

    /** The bit of the numbers, counted from the least significant, that step t sees and makes. */
    abstract int position(int t, int bits);

    abstract double ceiling(int lowerBits);
  }

  /**
   * Pairs at random.
   *
   * @param bits at most 30
   * @param trainingSamples pairs to train on, drawn with repetition from those not held out
   * @param heldOut distinct pairs for validation, and as many for test; at most a quarter of all
   *     each
   */
  public static Split draw(Order order, int bits, int trainingSamples, int heldOut, long seed) {
    return PairSplit.drawn(bits, trainingSamples, heldOut, Draws.of(seed, "binary addition"))
        .as(pairs -> cases(order, bits, pairs));
  }

  /**
   * Every pair once.
   *
   * @param bits at most 10
   */
  public static Cases all(Order order, int bits) {
    return cases(order, bits, Pair.all(bits));
  }

  /**
   * Random pairs to judge by, of more bits than were trained on.
   *
   * @param bits at most 30
   */
  public static Cases longer(Order order, int bits, int samples, long seed) {
    Random random = Draws.of(seed, "binary addition");
    return cases(
        order, bits, Stream.generate(() -> Pair.random(bits, random)).limit(samples).toList());
  }

  /** Best possible accuracy of a causal network per position. */
  public static double[] ceilings(Order order, int bits) {
    return IntStream.range(0, bits)
        .mapToDouble(t -> order.ceiling(order.position(t, bits)))
        .toArray();
  }

  static Cases cases(Order order, int bits, List<Pair> pairs) {
    return new PairCases(
        pairs, pair -> inputs(order, bits, pair), pair -> targets(order, bits, pair));
  }

  private static double[][] inputs(Order order, int bits, Pair pair) {
    double[][] x = new double[bits][2];
    for (int t = 0; t < bits; t++) {
      x[t][0] = Pair.bit(pair.a(), order.position(t, bits));
      x[t][1] = Pair.bit(pair.b(), order.position(t, bits));
    }
    return x;
  }

  private static double[][] targets(Order order, int bits, Pair pair) {
    double[][] y = new double[bits][1];
    for (int t = 0; t < bits; t++) {
      y[t][0] = Pair.bit(pair.a() + pair.b(), order.position(t, bits));
    }
    return y;
  }
}
