package io.rnnbench.study.latch;

import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.Study;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.StudyPreset;
import io.rnnbench.study.StudyVariant;
import io.rnnbench.study.training.ShuffledData;
import io.rnnbench.study.training.Training;
import io.rnnbench.task.BitRelay;
import io.rnnbench.task.Labels;
import io.rnnbench.task.Latch;
import io.rnnbench.task.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * "Why does a plain RNN beat the LSTM at remembering?": one hidden unit is to remember the sign of
 * the first value over a growing length, then eight units whether two signs were the same. Bengio,
 * Simard and Frasconi, "Learning long-term dependencies with gradient descent is difficult", IEEE
 * Transactions on Neural Networks 5(2), 1994.
 */
public final class LatchStudy implements Study {
  static final List<Integer> SURFACES = List.of(2, 10, 50, 100);
  static final int BATCH_SIZE = 16;
  private static final int RELAY_REPEATS = 10;
  private static final int PACKED = 30; // the asker's repeats

  /** A start: weights from the network and the seed. */
  private interface Start extends BiFunction<NetworkSpec, Long, Weights> {}

  @Override
  public String name() {
    return "latch";
  }

  @Override
  public String question() {
    return "A plain RNN of one unit remembers the sign of the first value for longer than an LSTM."
        + " Does the LSTM really do worse, and why?";
  }

  @Override
  public int seeds(StudyPreset preset) {
    return 30; // packed, thirty cost little more than one
  }

  /** How sequences are drawn and trained on, apart from what a variant changes. */
  record Scale(
      List<Integer> lengths,
      List<Integer> relayLengths,
      int sequences,
      int epochs,
      float rate,
      int shortLength,
      int longLength,
      int grid) {

    static Scale of(StudyPlan plan) {
      return plan.isQuick()
          ? new Scale(List.of(2, 5, 10, 20), List.of(5, 15), 2_000, 5, 0.005f, 5, 20, 21)
          : new Scale(
              // as asked: 2 to 30, then 30 to 200 by 10; 30 stands in both
              Stream.concat(
                      Stream.of(2, 5, 8, 10, 15, 20, 25),
                      IntStream.rangeClosed(3, 20).mapToObj(i -> 10 * i))
                  .toList(),
              List.of(4, 6, 8, 10, 15, 20, 30, 50, 100),
              10_000,
              5,
              0.001f,
              5,
              100,
              41);
    }
  }

  static String latch(CellType cell, int length) {
    return "%s, T=%d".formatted(cell, length);
  }

  static String relay(CellType cell, int length) {
    return "relay, %s, T=%d".formatted(cell, length);
  }

  static String unshuffled(int length) {
    return "LSTM, T=%d, unshuffled split".formatted(length);
  }

  /** What may repair the LSTM, as it is said in labels and claims. */
  static final List<String> REPAIRS =
      List.of("forget bias 0", "forget bias ln(T-1)", "ten times the rate", "one sigmoid output");

  static String repaired(int length, String repair) {
    return "LSTM, T=%d, %s".formatted(length, repair);
  }

  static String advised(CellType cell, int length) {
    return "%s, T=%d, higher rate, more epochs, larger batch".formatted(cell, length);
  }

  static String speed(CellType cell) {
    return "packing, " + cell;
  }

  static String surface(int length) {
    return "loss surface, T=" + length;
  }

  @Override
  public List<StudyVariant> variants(StudyPlan plan) {
    Scale scale = Scale.of(plan);
    List<StudyVariant> variants = new ArrayList<>();
    for (CellType cell : CellType.values()) {
      for (int length : scale.lengths()) {
        StudyVariant variant =
            latch(scale, latch(cell, length), network(cell, scale.rate()), length);
        boolean compared = length == scale.shortLength();
        variants.add(compared ? variant.referenced(plan.pick(1, 3)) : variant);
      }
      for (int length : scale.relayLengths()) {
        variants.add(relay(scale, cell, length));
      }
      for (int length : List.of(scale.shortLength(), scale.longLength())) {
        variants.add(advised(scale, cell, length));
      }
      variants.add(
          StudyVariant.of(
                  speed(cell),
                  new PackingSpeed(network(cell, scale.rate()), PACKED, BATCH_SIZE, 20),
                  5_000)
              .first(1));
    }
    variants.add(
        training(
            scale,
            unshuffled(scale.longLength()),
            network(CellType.LSTM, scale.rate()),
            scale.longLength(),
            Weights::glorot,
            seed ->
                Latch.drawUnshuffled(scale.sequences(), scale.longLength(), Labels.ONE_HOT, seed)));
    for (int length : List.of(scale.shortLength(), scale.longLength())) {
      variants.addAll(repairs(scale, length));
    }
    for (int length : SURFACES) {
      variants.add(
          StudyVariant.of(surface(length), new LossSurface(length, scale.grid()), 100.0 * length)
              .first(1));
    }
    return variants;
  }

  private static List<StudyVariant> repairs(Scale scale, int length) {
    NetworkSpec asked = network(CellType.LSTM, scale.rate());
    NetworkSpec faster = network(CellType.LSTM, 10 * scale.rate());
    NetworkSpec sigmoid =
        new NetworkSpec(
            CellType.LSTM,
            1,
            List.of(1),
            false,
            new Head(1, Activation.SIGMOID, Head.Steps.LAST),
            new TrainingSpec(Loss.BINARY_CROSS_ENTROPY, new Optimizer.Adam(scale.rate())),
            Dtype.FLOAT32);
    LongFunction<Split> plain = seed -> Latch.draw(scale.sequences(), length, Labels.ONE_HOT, seed);
    LongFunction<Split> bits = seed -> Latch.draw(scale.sequences(), length, Labels.BIT, seed);
    double chrono = Math.log(length - 1.0);
    return List.of(
        training(scale, repaired(length, REPAIRS.get(0)), asked, length, forget(0), plain),
        training(scale, repaired(length, REPAIRS.get(1)), asked, length, forget(chrono), plain),
        training(scale, repaired(length, REPAIRS.get(2)), faster, length, Weights::glorot, plain),
        training(scale, repaired(length, REPAIRS.get(3)), sigmoid, length, Weights::glorot, bits));
  }

  /**
   * The usual start with another forget bias; ln(T - 1) is Tallec and Ollivier's "chrono" start,
   * "Can recurrent neural networks warp time?", ICLR 2018, at its upper end.
   */
  private static Start forget(double bias) {
    return (spec, seed) -> {
      Weights weights = Weights.glorot(spec, seed);
      int hidden = spec.hidden().get(0);
      Arrays.fill(
          weights.layers().get(0).forward().b(), hidden, 2 * hidden, spec.dtype().round(bias));
      return weights;
    };
  }

  private static NetworkSpec network(CellType cell, float rate) {
    return network(cell, 1, rate);
  }

  private static NetworkSpec network(CellType cell, int hidden, float rate) {
    return new NetworkSpec(
        cell,
        1,
        List.of(hidden),
        false,
        new Head(2, Activation.SOFTMAX, Head.Steps.LAST),
        new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(rate)),
        Dtype.FLOAT32);
  }

  private static StudyVariant latch(Scale scale, String label, NetworkSpec spec, int length) {
    return training(
        scale,
        label,
        spec,
        length,
        Weights::glorot,
        seed -> Latch.draw(scale.sequences(), length, Labels.ONE_HOT, seed));
  }

  private static StudyVariant training(
      Scale scale,
      String label,
      NetworkSpec spec,
      int length,
      Start start,
      LongFunction<Split> data) {
    Training training =
        new Training(
            spec, scale.epochs(), seed -> new ShuffledData(data.apply(seed), BATCH_SIZE, seed));
    return StudyVariant.of(label, training.from(start), cost(scale, length));
  }

  private static double cost(Scale scale, int length) {
    return 0.8 * scale.sequences() / BATCH_SIZE * scale.epochs() * length;
  }

  private static StudyVariant relay(Scale scale, CellType cell, int length) {
    Training training =
        new Training(
            network(cell, 8, scale.rate()),
            2 * scale.epochs(),
            seed ->
                new ShuffledData(
                    BitRelay.draw(scale.sequences(), length, Labels.ONE_HOT, seed),
                    BATCH_SIZE,
                    seed));
    return StudyVariant.of(relay(cell, length), training, 3 * cost(scale, length))
        .first(RELAY_REPEATS);
  }

  /** As many updates as otherwise, each of four times the sequences at ten times the rate. */
  private static StudyVariant advised(Scale scale, CellType cell, int length) {
    Training training =
        new Training(
            network(cell, 10 * scale.rate()),
            4 * scale.epochs(),
            seed ->
                new ShuffledData(
                    Latch.draw(scale.sequences(), length, Labels.ONE_HOT, seed),
                    4 * BATCH_SIZE,
                    seed));
    return StudyVariant.of(advised(cell, length), training, 1.5 * cost(scale, length));
  }

  /** The recurrent weight from which a seed's RNN of one unit starts. */
  static double startOfRnn(long seed) {
    NetworkSpec spec = network(CellType.RNN, 0.001f);
    return Weights.glorot(spec, seed).layers().get(0).forward().r()[0][0];
  }

  @Override
  public Conclusion conclude(StudyPlan plan, Outcomes outcomes) {
    return new LatchClaims(plan, outcomes).conclude();
  }
}
