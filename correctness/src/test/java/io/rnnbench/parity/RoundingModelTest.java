package io.rnnbench.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Inaccuracy;
import io.rnnbench.backend.Session;
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
import io.rnnbench.reference.ReferenceBackend;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tolerances say of Adam: the outliers that one sees are its own doing. */
class RoundingModelTest {

  /**
   * Adam's first step is rate * g / (|g| + epsilon): a full step for any gradient that is not small
   * against epsilon, 1e-8. Here the second input is +1 in one sequence and -1 in its twin, so its
   * weights' gradients cancel to exactly zero, and in float32 to whatever the roundings leave,
   * about 1e-8. Roundings then decide about a step of the order of the rate, where SGD sees
   * nothing. A large epsilon takes the effect away: the outliers are Adam's, not a backend's.
   */
  @Test
  void weightsWhoseGradientCancelsStrayUnderAdamAndUnderNothingElse() {
    Optimizer adam = new Optimizer.Adam(0.01f);
    assertThat(strayOfCancelled(adam)).isGreaterThan(0.1 * 0.01);
    assertThat(strayOfOthers(adam)).isLessThan(1e-6);
    Optimizer wide = new Optimizer.Adam(0.01f, 0.9f, 0.999f, 1f);
    assertThat(strayOfCancelled(wide)).isLessThan(1e-8);
    assertThat(strayOfCancelled(new Optimizer.Sgd(0.01f))).isLessThan(1e-8);
  }

  private static double strayOfCancelled(Optimizer optimizer) {
    return stray(optimizer)[1];
  }

  private static double strayOfOthers(Optimizer optimizer) {
    return stray(optimizer)[0];
  }

  /** Largest distance of twenty twins from the reference after one update: by input. */
  private static double[] stray(Optimizer optimizer) {
    NetworkSpec spec =
        new NetworkSpec(
            CellType.RNN,
            2,
            List.of(4),
            false,
            new Head(2, Activation.SOFTMAX, Head.Steps.LAST),
            new TrainingSpec(Loss.CROSS_ENTROPY, optimizer),
            Dtype.FLOAT32);
    Weights start = Weights.random(spec, 3);
    for (double[] row : start.layers().get(0).forward().w()) {
      row[1] = 0;
    }
    Batch batch =
        new Batch(
            new double[][][] {{{0.5, 1}}, {{0.5, -1}}}, new double[][][] {{{1, 0}}, {{1, 0}}});
    double[][] exact = inputWeightsAfterOneUpdate(spec, start, batch, new ReferenceBackend());
    double[] largest = new double[2];
    for (long seed = 0; seed < 20; seed++) {
      double[][] twin =
          inputWeightsAfterOneUpdate(spec, start, batch, new RoundingTwin(Inaccuracy.NONE, seed));
      for (int i = 0; i < exact.length; i++) {
        for (int j = 0; j < 2; j++) {
          largest[j] = Math.max(largest[j], Math.abs(exact[i][j] - twin[i][j]));
        }
      }
    }
    return largest;
  }

  private static double[][] inputWeightsAfterOneUpdate(
      NetworkSpec spec, Weights start, Batch batch, Backend backend) {
    try (Session session = backend.open(spec, start, Device.CPU);
        Session.LoadedBatch loaded = session.load(batch)) {
      loaded.step();
      return session.weights().layers().get(0).forward().w();
    }
  }

  @Test
  void toleranceIsNeverBelowOneRoundingOfTheTensorsLargestNumber() {
    List<Weights.Row> exact = List.of(new Weights.Row("t[0]", new double[] {8, 1e-9}));
    assertThat(RoundingModel.tolerances(Dtype.FLOAT32, 1, exact, List.of(exact)).get(0))
        .containsOnly(12 * 8 * 0x1p-24);
  }

  @Test
  void toleranceGrowsWithWhatTheTwinsStray() {
    List<Weights.Row> exact = List.of(new Weights.Row("t[0]", new double[] {1, 1, 1}));
    List<Weights.Row> twin = List.of(new Weights.Row("t[0]", new double[] {1, 1, 1.5}));
    double[] tolerances = RoundingModel.tolerances(Dtype.FLOAT64, 1, exact, List.of(twin)).get(0);
    assertThat(tolerances[0]).isEqualTo(12 * 0x1p-53);
    assertThat(tolerances[2]).isEqualTo(6);
  }
}
