package io.rnnbench.backend.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.backend.Device;
import io.rnnbench.backend.Division;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.Packing;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class Dl4jBackendTest {
  private final Dl4jBackend backend = new Dl4jBackend();

  @Test
  void saysWhatIsNotDl4jsOwn() {
    NetworkSpec packed = new Packing(spec(CellType.LSTM, true), 2).spec();

    assertThat(note(spec(CellType.LSTM, false))).isEmpty();
    assertThat(note(spec(CellType.GRU, true))).contains("no GRU").doesNotContain("stateful");
    assertThat(note(spec(CellType.RNN, true))).contains("project-supplied stateful layer");
    assertThat(note(packed))
        .contains("stateful layer")
        .contains("; project-supplied gradient mask");
  }

  @Test
  void saysThatTheLstmIsNotDl4jsOwnWhereItIsTuned() {
    Dl4jBackend tuned = new Dl4jBackend(Dl4jSettings.of(Division.TUNED, 1));

    assertThat(tuned.supports(spec(CellType.LSTM, false), Device.CPU).note())
        .isEqualTo("project-supplied LSTM layer: same results as DL4J's, faster");
  }

  @Test
  void saysThatTheHeadInputOnBothEndsIsNotDl4jsOwn() {
    NetworkSpec one = spec(CellType.RNN, false);
    Head head = new Head(1, Activation.IDENTITY, Head.Steps.ENDS);
    NetworkSpec both =
        new NetworkSpec(one.cell(), 1, one.hidden(), true, head, one.training(), one.dtype());

    assertThat(note(both)).contains("project-supplied head input");
  }

  @Test
  void refusesToCarryTheStatesOfBothDirections() {
    NetworkSpec one = spec(CellType.LSTM, true);
    NetworkSpec both =
        new NetworkSpec(one.cell(), 1, one.hidden(), true, one.head(), one.training(), one.dtype());

    assertThat(backend.supports(both, Device.CPU).supported()).isFalse();
    assertThat(note(both)).contains("no states from which the next batch could go on");
  }

  @Test
  void refusesTheStatesThatItDoesNotKeep() {
    NetworkSpec spec = spec(CellType.LSTM, false);
    try (Session session = backend.open(spec, Weights.random(spec, 1), Device.CPU);
        LoadedBatch batch = session.load(Batch.random(spec, 2, 3, 1))) {
      batch.step();
      assertThatThrownBy(batch::state)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("only where training is stateful");
    }
  }

  private String note(NetworkSpec spec) {
    return backend.supports(spec, Device.CPU).note();
  }

  private static NetworkSpec spec(CellType cell, boolean stateful) {
    Head head = new Head(1, Activation.IDENTITY, Head.Steps.ALL);
    TrainingSpec training =
        new TrainingSpec(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0.1f), 0, stateful);
    return new NetworkSpec(cell, 1, List.of(2), false, head, training, Dtype.FLOAT32);
  }
}
