package io.rnnbench.bench.trial;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Support;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.reference.ReferenceBackend;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Only what has been proved is timed. */
class TrialProofTest {
  private static final NetworkSpec SPEC =
      new NetworkSpec(
          CellType.GRU,
          3,
          List.of(4),
          false,
          new Head(2, Activation.SOFTMAX, Head.Steps.LAST),
          new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.001f)),
          Dtype.FLOAT32);
  private static final Batch BATCH = Batch.random(SPEC, 9, 5, 1);

  @Test
  void letsAProvedBackendStart() {
    assertThatCode(() -> new TrialProof(SPEC, BATCH).require(new ReferenceBackend(), Device.CPU))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesABackendThatLearnsWithAnotherRate() {
    NetworkSpec faster = SPEC.withOptimizer(new Optimizer.Adam(0.0011f));
    assertThatThrownBy(() -> new TrialProof(SPEC, BATCH).require(instead(faster), Device.CPU))
        .isInstanceOf(TrialProof.ParityException.class)
        .hasMessageStartingWith("refused: parity does not hold for instead: parameters differs by");
  }

  @Test
  void refusesABackendThatGoesWrongOnTheWholeBatchOnly() {
    assertThatThrownBy(() -> new TrialProof(SPEC, BATCH).require(wrongOnLargeBatches(), Device.CPU))
        .isInstanceOf(TrialProof.ParityException.class)
        .hasMessageContaining("outputs differs by");
  }

  @Test
  void refusesTrainingThatDiverges() {
    NetworkSpec diverging =
        new NetworkSpec(
            CellType.GRU,
            3,
            List.of(4),
            false,
            new Head(2, Activation.IDENTITY, Head.Steps.LAST),
            new TrainingSpec(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(1e30f)),
            Dtype.FLOAT32);
    Batch batch = Batch.random(diverging, 9, 5, 1);
    assertThatThrownBy(
            () -> new TrialProof(diverging, batch).require(new ReferenceBackend(), Device.CPU))
        .isInstanceOf(TrialProof.DivergenceException.class)
        .hasMessage(
            "refused: its training diverges at update 2, and the time of a network that computes"
                + " NaN says nothing; lower the learning rate");
  }

  private static Backend instead(NetworkSpec other) {
    return new Stub() {
      @Override
      public Session open(NetworkSpec spec, Weights weights, Device device) {
        return new ReferenceBackend().open(other, weights, device);
      }
    };
  }

  /** Answers the last sequence of a batch of nine with the first's output. */
  private static Backend wrongOnLargeBatches() {
    return new Stub() {
      @Override
      public Session open(NetworkSpec spec, Weights weights, Device device) {
        Session right = new ReferenceBackend().open(spec, weights, device);
        return new Session() {
          @Override
          public Weights weights() {
            return right.weights();
          }

          @Override
          public Activations forward(Inputs inputs) {
            Activations activations = right.forward(inputs);
            if (inputs.timeSteps() == 5 && inputs.batchSize() == 9 && isTheBatch(inputs)) {
              activations.output()[8] = activations.output()[0];
            }
            return activations;
          }

          @Override
          public Gradients gradients(Batch batch) {
            return right.gradients(batch);
          }

          @Override
          public LoadedBatch load(Batch batch) {
            return right.load(batch);
          }

          @Override
          public void close() {
            right.close();
          }
        };
      }
    };
  }

  private static boolean isTheBatch(Inputs inputs) {
    return inputs.x()[0][0][0] == BATCH.x()[0][0][0];
  }

  private abstract static class Stub implements Backend {
    @Override
    public String name() {
      return "instead";
    }

    @Override
    public Support supports(NetworkSpec spec, Device device) {
      return Support.yes();
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }
  }
}
