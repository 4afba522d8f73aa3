package io.rnnbench.backend.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.backend.Support;
import io.rnnbench.catalog.ParityNetworks;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.State;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.parity.ParityProof;
import io.rnnbench.parity.ParityRow;
import io.rnnbench.parity.Quantity;
import io.rnnbench.reference.ReferenceBackend;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Python's PyTorch computes what the reference computes. */
class PythonParityTest {
  @Test
  @Tag("full")
  void agreesWithTheReferenceWhereverTwoSettingsMeet() {
    Backend backend = TorchNeeded.backend();
    for (NetworkSpec spec : ParityNetworks.pairwise(List.of(CellType.values()))) {
      assertThat(prove(spec, backend)).as(spec.toString()).allMatch(ParityRow::ok).hasSize(12);
    }
  }

  @Test
  void agreesOnLayersOfDifferentSizesFromGivenStates() {
    for (CellType cell : CellType.values()) {
      NetworkSpec spec = spec(cell, List.of(4, 2, 3), 0);
      Batch batch = Batch.random(spec, 2, 5, 3);
      Weights weights = Weights.random(spec, 3);
      Batch other = Batch.random(spec, 2, 5, 4);
      try (Session python = TorchNeeded.backend().open(spec, weights, Device.CPU);
          Session reference = new ReferenceBackend().open(spec, weights, Device.CPU)) {
        State start = reference.forward(other.inputs()).state();
        assertSame(python.forward(other.inputs()).state(), start);
        Inputs inputs = new Inputs(batch.x(), start);
        assertSame(python.forward(inputs).state(), reference.forward(inputs).state());
      }
    }
  }

  private static void assertSame(State actual, State expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
        .isEqualTo(expected);
  }

  @Test
  void addsTheWeightPenaltyToMatricesOnly() {
    for (Optimizer optimizer :
        List.of(new Optimizer.Sgd(0.1f), new Optimizer.Adam(0.1f), new Optimizer.RmsProp(0.1f))) {
      NetworkSpec spec = spec(CellType.LSTM, List.of(4), 0.1f).withOptimizer(optimizer);
      assertThat(prove(spec, TorchNeeded.backend())).allMatch(ParityRow::ok);
    }
  }

  /** Epsilon of a size that shows where in the formula it stands. */
  @Test
  void putsEpsilonWhereTheFormulaHasIt() {
    for (Optimizer optimizer :
        List.of(
            new Optimizer.Adam(0.1f, 0.8f, 0.9f, 0.01f),
            new Optimizer.RmsProp(0.1f, 0.8f, 0.01f))) {
      NetworkSpec spec = spec(CellType.GRU, List.of(4), 0).withOptimizer(optimizer);
      assertThat(prove(spec, TorchNeeded.backend())).allMatch(ParityRow::ok);
    }
  }

  @Test
  void isRejectedWithAnotherLearningRate() {
    PythonBackend right = TorchNeeded.backend();
    Backend faster =
        new Backend() {
          @Override
          public String name() {
            return "faster";
          }

          @Override
          public Support supports(NetworkSpec spec, Device device) {
            return right.supports(spec, device);
          }

          @Override
          public Session open(NetworkSpec spec, Weights weights, Device device) {
            return right.open(spec.withOptimizer(new Optimizer.Adam(0.0011f)), weights, device);
          }

          @Override
          public Map<String, String> environment() {
            return Map.of();
          }
        };
    NetworkSpec spec = spec(CellType.LSTM, List.of(4), 0).withOptimizer(new Optimizer.Adam(0.001f));
    List<ParityRow> rows = prove(spec, faster);
    ParityRow last = rows.get(rows.size() - 1);
    assertThat(last.ok()).isFalse();
    assertThat(last.quantity()).isEqualTo(Quantity.PARAMETERS);
    assertThat(last.updates()).isEqualTo(1);
  }

  @Test
  void learnsInPartsAndWhileTimedWhatItLearnsInWholeSteps() {
    NetworkSpec spec = spec(CellType.LSTM, List.of(4), 0);
    Batch data = Batch.random(spec, 3, 4, 1);
    Weights weights = Weights.random(spec, 1);
    try (PythonSession whole = TorchNeeded.backend().open(spec, weights, Device.CPU);
        PythonSession parts = TorchNeeded.backend().open(spec, weights, Device.CPU);
        LoadedBatch wholeBatch = whole.load(data);
        PythonBatch partsBatch = parts.load(data)) {
      int calls = partsBatch.time(Part.STEP, 0.01).length;
      for (Part harmless : List.of(Part.FORWARD, Part.FORWARD_BACKWARD, Part.INFER)) {
        assertThat(partsBatch.time(harmless, 0.01)).isNotEmpty().doesNotContain(0);
      }
      partsBatch.infer();
      partsBatch.forward();
      double before = partsBatch.loss();
      partsBatch.forwardBackward();
      partsBatch.update();
      for (int i = 0; i < calls + 1; i++) {
        wholeBatch.step();
      }
      assertThat(before).isCloseTo(wholeBatch.loss(), within(1e-12));
      assertThat(partsBatch.loss()).isEqualTo(wholeBatch.loss());
      assertThat(parts.weights())
          .usingRecursiveComparison()
          .isEqualTo(whole.weights())
          .isNotEqualTo(weights);
      // what is timed as an update is one
      int updates = partsBatch.time(Part.UPDATE, 0).length;
      assertThat(updates).isEqualTo(1);
      assertThat(parts.weights().rows())
          .usingRecursiveComparison()
          .isNotEqualTo(whole.weights().rows());
    }
  }

  private static List<ParityRow> prove(NetworkSpec spec, Backend backend) {
    return new ParityProof(
            spec, ParityNetworks.BATCH_SIZE, ParityNetworks.TIME_STEPS, Set.of(1, 10, 100), 5)
        .prove(backend, Device.CPU);
  }

  private static NetworkSpec spec(CellType cell, List<Integer> hidden, float l2) {
    return new NetworkSpec(
        cell,
        3,
        hidden,
        false,
        new Head(2, Activation.SOFTMAX, Head.Steps.LAST),
        new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.01f), l2, false),
        Dtype.FLOAT64);
  }
}
