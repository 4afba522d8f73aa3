package io.rnnbench.study.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.study.reverse.SeriesData;
import io.rnnbench.task.EchoFirst;
import io.rnnbench.task.Labels;
import io.rnnbench.task.Latch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingTest {

  static Stream<String> backends() {
    return Backends.all().stream().map(Backend::name);
  }

  private static NetworkSpec lstm(int hidden) {
    return new NetworkSpec(
        CellType.LSTM,
        1,
        List.of(hidden),
        false,
        new Head(2, Activation.SOFTMAX, Head.Steps.LAST),
        new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.01f)),
        Dtype.FLOAT64);
  }

  /** Own data, own order, own head; and validation sets of unequal sizes. */
  @ParameterizedTest
  @MethodSource("backends")
  void repeatsPackedInOneNetworkLearnAsTheyDoAlone(String name) {
    Backend backend = Backends.named(name).orElseThrow();
    Training training =
        new Training(lstm(2), 3, seed -> new ShuffledData(EchoFirst.draw(50, seed), 16, seed));
    List<Long> seeds = List.of(1L, 2L, 3L);
    List<Curve> packed = training.run(backend, "x", seeds);
    for (int n = 0; n < seeds.size(); n++) {
      Curve alone = training.run(backend, "x", List.of(seeds.get(n))).get(0);
      assertSame(packed.get(n).loss(), alone.loss());
      assertSame(packed.get(n).accuracy(), alone.accuracy());
      assertSame(packed.get(n).validationLoss(), alone.validationLoss());
      assertSame(packed.get(n).validationAccuracy(), alone.validationAccuracy());
      assertSame(packed.get(n).measured(Measures.POSITIONS), alone.measured(Measures.POSITIONS));
    }
    assertThat(packed.get(0).loss()).isNotEqualTo(packed.get(1).loss());
  }

  @ParameterizedTest
  @MethodSource("backends")
  void statesAreCarriedForEachRepeatApart(String name) {
    Backend backend = Backends.named(name).orElseThrow();
    NetworkSpec spec =
        new NetworkSpec(
            CellType.GRU,
            10,
            List.of(3),
            false,
            new Head(10, Activation.SOFTMAX, Head.Steps.ALL),
            new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.01f), 0, true),
            Dtype.FLOAT64);
    Training training = new Training(spec, 2, seed -> SeriesData.carrying(4, 40, 12, 3, seed));
    List<Curve> packed = training.run(backend, "x", List.of(5L, 6L));
    Curve alone = training.run(backend, "x", List.of(6L)).get(0);
    assertSame(packed.get(1).loss(), alone.loss());
    assertSame(packed.get(1).validationLoss(), alone.validationLoss());
  }

  @ParameterizedTest
  @MethodSource("backends")
  void everyBackendDropsTheSameUnits(String name) {
    Backend backend = Backends.named(name).orElseThrow();
    NetworkSpec spec = lstm(4);
    Training training =
        new Training(
            spec,
            2,
            seed ->
                new DropoutData(
                    new ShuffledData(Latch.draw(50, 5, Labels.ONE_HOT, seed), 16, seed),
                    spec,
                    0.5,
                    seed));
    Curve expected =
        training.run(Backends.named("reference").orElseThrow(), "x", List.of(1L)).get(0);
    Curve curve = training.run(backend, "x", List.of(1L)).get(0);
    assertSame(curve.loss(), expected.loss());
    assertSame(curve.measured(Measures.BATCH_LOSS), expected.measured(Measures.BATCH_LOSS));
  }

  private static void assertSame(List<Double> actual, List<Double> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).isCloseTo(expected.get(i), within(1e-7));
    }
  }
}
