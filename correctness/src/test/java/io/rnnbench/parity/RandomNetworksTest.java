package io.rnnbench.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Division;
import io.rnnbench.catalog.Backends;
import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Draws;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tuned frameworks are right on networks of any size, and the tolerances say so: what a user
 * brings is not refused for its roundings. {@code -Drnnbench.networks=200} draws as many, {@code
 * -Drnnbench.networks.seed=2} others.
 */
class RandomNetworksTest {
  private static final int NETWORKS = Integer.getInteger("rnnbench.networks", 8);
  private static final long SEED = Long.getLong("rnnbench.networks.seed", 1);

  /** Multiply-adds of a sequence: the reference takes up to some seconds for its proof. */
  private static final long AFFORDABLE = 20_000_000;

  private static final long MULTIPLY_ADDS = 10_000_000; // of all sequences, as for a trial

  record Drawn(NetworkSpec spec, int sequences, int timeSteps) {}

  static Stream<Drawn> networks() {
    Random random = Draws.of(SEED, "networks");
    return Stream.generate(() -> draw(random))
        .filter(drawn -> multiplyAdds(drawn) <= AFFORDABLE)
        .map(RandomNetworksTest::shortened)
        .limit(NETWORKS);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void holdsOnAnyNetwork(Drawn drawn) {
    assertHolds(drawn, 7);
  }

  /**
   * At a batch of one, the gradient of the candidate gate is a sum over time that all but cancels:
   * what is left of it is mostly roundings.
   */
  @Test
  void holdsWhereGradientsCancelOverTime() {
    NetworkSpec spec =
        new NetworkSpec(
            CellType.LSTM,
            1,
            List.of(256),
            false,
            new Head(1, Activation.IDENTITY, Head.Steps.ALL),
            new TrainingSpec(Loss.MEAN_SQUARED_ERROR, new Optimizer.Adam(0.02f)),
            Dtype.FLOAT32);
    for (long seed = 7; seed < 10; seed++) {
      assertHolds(new Drawn(spec, 1, 10), seed);
    }
  }

  private static void assertHolds(Drawn drawn, long seed) {
    ParityProof proof =
        new ParityProof(drawn.spec(), drawn.sequences(), drawn.timeSteps(), Set.of(1, 3), seed);
    for (Backend backend : Backends.frameworks(Division.TUNED, 1)) {
      assertThat(proof.prove(backend, Device.CPU)).allMatch(ParityRow::ok);
    }
  }

  private static Drawn draw(Random random) {
    List<Integer> hidden =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(layer -> logUniform(random, 512))
            .toList();
    List<NetworkSpec> heads = new ArrayList<>();
    CellType cell = pick(random, CellType.values());
    int inputSize = logUniform(random, 64);
    boolean bidirectional = random.nextInt(4) == 0;
    Dtype dtype = random.nextInt(5) == 0 ? Dtype.FLOAT64 : Dtype.FLOAT32;
    Optimizer optimizer =
        pick(
            random,
            new Optimizer.Sgd(0.05f),
            new Optimizer.Adam(0.001f),
            new Optimizer.RmsProp(0.001f));
    int size = logUniform(random, 32);
    Head.Steps steps = pick(random, Head.Steps.values());
    for (Activation activation : Activation.values()) {
      boolean softmax = activation == Activation.SOFTMAX;
      Head head = new Head(softmax ? Math.max(2, size) : size, activation, steps);
      TrainingSpec training = new TrainingSpec(Loss.of(activation), optimizer);
      heads.add(new NetworkSpec(cell, inputSize, hidden, bidirectional, head, training, dtype));
    }
    TrainingSpec headless = new TrainingSpec(Loss.MEAN_SQUARED_ERROR, optimizer);
    heads.add(new NetworkSpec(cell, inputSize, hidden, bidirectional, Head.NONE, headless, dtype));
    NetworkSpec spec = pick(random, heads.toArray(NetworkSpec[]::new));
    return new Drawn(spec, logUniform(random, 64), logUniform(random, 200));
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... among) {
    return among[random.nextInt(among.length)];
  }

  /** From 1 to the largest, each order of magnitude as often. */
  private static int logUniform(Random random, int largest) {
    return (int) Math.round(Math.exp(random.nextDouble() * Math.log(largest)));
  }

  private static Drawn shortened(Drawn drawn) {
    long sequences = Math.max(1, MULTIPLY_ADDS / multiplyAdds(drawn));
    return new Drawn(drawn.spec(), (int) Math.min(drawn.sequences(), sequences), drawn.timeSteps());
  }

  /** Of one sequence's forward pass. */
  private static long multiplyAdds(Drawn drawn) {
    NetworkSpec spec = drawn.spec();
    long[] layers = new long[spec.layers()];
    Arrays.setAll(
        layers,
        l ->
            (long) spec.cell().gates()
                * spec.hidden().get(l)
                * spec.directions()
                * (spec.inputSizeOf(l) + spec.hidden().get(l)));
    return Arrays.stream(layers).sum() * drawn.timeSteps();
  }
}
