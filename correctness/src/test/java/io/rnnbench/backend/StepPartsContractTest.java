package io.rnnbench.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.catalog.Backends;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The parts of a step, which are timed one by one, must be the step's parts. */
class StepPartsContractTest {
  private static final int UPDATES = 4;

  static Stream<Arguments> backendsAndCells() {
    return Backends.all().stream()
        .flatMap(b -> Stream.of(CellType.values()).map(c -> Arguments.of(b.name(), c)));
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void stepsInPartsLearnWhatWholeStepsLearn(String backend, CellType cell) {
    for (Dtype dtype : Dtype.values()) {
      NetworkSpec spec = spec(cell, dtype);
      Batch data = Batch.random(spec, 5, 4, 1);
      double[] whole = new double[UPDATES];
      double[] parts = new double[UPDATES];
      Weights expected =
          train(
              backend,
              spec,
              data,
              (batch, i) -> {
                batch.step();
                whole[i] = batch.loss();
              });
      Weights actual =
          train(
              backend,
              spec,
              data,
              (batch, i) -> {
                batch.infer();
                batch.forward();
                double before = batch.loss();
                batch.forwardBackward();
                parts[i] = batch.loss();
                assertThat(before).isCloseTo(parts[i], within(1e-7));
                batch.update();
              });
      assertThat(parts).containsExactly(whole);
      assertThat(actual.rows()).usingRecursiveComparison().isEqualTo(expected.rows());
    }
  }

  private interface Update {
    void make(LoadedBatch batch, int index);
  }

  private static Weights train(String backend, NetworkSpec spec, Batch data, Update update) {
    try (Session session =
            Backends.named(backend).orElseThrow().open(spec, Weights.random(spec, 1), Device.CPU);
        LoadedBatch batch = session.load(data)) {
      for (int i = 0; i < UPDATES; i++) {
        update.make(batch, i);
      }
      return session.weights();
    }
  }

  private static NetworkSpec spec(CellType cell, Dtype dtype) {
    return new NetworkSpec(
        cell,
        3,
        List.of(4),
        false,
        new Head(2, Activation.SOFTMAX, Head.Steps.LAST),
        new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.01f)),
        dtype);
  }
}
