package io.rnnbench.bench.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Support;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.Weights;
import io.rnnbench.reference.ReferenceBackend;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptProofsTest {
  private static final NetworkSpec SPEC = new NetworkParameters(CellType.RNN, "3", 1, 2, "").spec();
  private static final Batch BATCH = Batch.random(SPEC, 2, 3, 1);

  @TempDir private Path directory;

  private int opened;

  @BeforeEach
  void keepProofs() {
    System.setProperty(KeptProofs.DIRECTORY, directory.toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty(KeptProofs.DIRECTORY);
  }

  @Test
  void aProofIsMadeOnceForANetworkAndABatch() {
    KeptProofs.require(SPEC, BATCH, counting(SPEC), Device.CPU);
    assertThat(opened).isPositive();
    opened = 0;
    KeptProofs.require(SPEC, BATCH, counting(SPEC), Device.CPU);
    assertThat(opened).isZero();
    KeptProofs.require(SPEC, Batch.random(SPEC, 3, 3, 1), counting(SPEC), Device.CPU);
    assertThat(opened).isPositive();
  }

  @Test
  void aProofThatFailsIsNotKept() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> KeptProofs.require(SPEC, BATCH, learningFaster(), Device.CPU))
          .isInstanceOf(TrialProof.ParityException.class);
    }
    assertThat(directory).isEmptyDirectory();
  }

  private Backend counting(NetworkSpec as) {
    return new Backend() {
      @Override
      public String name() {
        return "counting";
      }

      @Override
      public Map<String, String> environment() {
        return Map.of();
      }

      @Override
      public Support supports(NetworkSpec spec, Device device) {
        return Support.yes();
      }

      @Override
      public Session open(NetworkSpec spec, Weights weights, Device device) {
        opened++;
        return new ReferenceBackend().open(as, weights, device);
      }
    };
  }

  private Backend learningFaster() {
    return counting(SPEC.withOptimizer(new Optimizer.Adam(0.0011f)));
  }
}
