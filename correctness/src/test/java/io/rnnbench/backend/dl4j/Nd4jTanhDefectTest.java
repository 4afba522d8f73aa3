package io.rnnbench.backend.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.rnnbench.backend.Device;
import io.rnnbench.backend.Inaccuracy;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** ND4J's tanh near 0: what {@link Dl4jBackend#inaccuracy} says of it. */
class Nd4jTanhDefectTest {
  private static final String VERSION = "ND4J 1.0.0-M2.1: ";
  private static final double[] SMALL = {1e-8, 1e-7, 1e-6, 1e-5, 1e-4};

  @Test
  @DisplayName(VERSION + "tanh(1e-8) is 0 in float32, and tanh(1e-7) is off by a tenth")
  void tanhHasNoRelativeAccuracyNearZero() {
    assertThat(tanh(DataType.FLOAT, 1e-8)).isZero();
    assertThat(tanh(DataType.FLOAT, 1e-7)).isCloseTo(0.894e-7, offset(0.001e-7));
    assertThat(tanh(DataType.DOUBLE, 1e-15) / 1e-15).isCloseTo(0.9992, offset(0.0001));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(VERSION + "the absolute error of tanh near 0 is up to a quarter of a unit roundoff")
  void absoluteErrorIsWhatTheToleranceAllows(Dtype dtype) {
    double allowed = new Dl4jBackend().inaccuracy().tanhNearZero() * dtype.unitRoundoff();
    double worst = 0;
    for (double x : SMALL) {
      for (int i = 1; i < 200; i++) {
        double near = dtype.round(x * (1 + i / 200.0));
        worst =
            Math.max(worst, Math.abs(tanh(Dl4jNetwork.dataType(dtype), near) - Math.tanh(near)));
      }
    }
    // a unit in the last place of the largest of them besides
    assertThat(worst).isBetween(0.9 * allowed, allowed + 2 * dtype.unitRoundoff() * 2e-4);
  }

  private static double tanh(DataType type, double x) {
    try (INDArray array = Nd4j.createFromArray(x).castTo(type);
        INDArray result = Transforms.tanh(array, true)) {
      return result.getDouble(0);
    }
  }

  /** So a network whose states are that small strays by as much, and by no more. */
  @Test
  void smallStatesOfANetworkStrayAsFar() {
    NetworkSpec spec =
        new NetworkSpec(
            CellType.RNN,
            1,
            List.of(1),
            false,
            Head.NONE,
            new TrainingSpec(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0.1f)),
            Dtype.FLOAT32);
    Weights one = Weights.zeros(spec);
    one.layers().get(0).forward().w()[0][0] = 1;
    Dl4jBackend backend = new Dl4jBackend();
    double x = Dtype.FLOAT32.round(1e-7);
    try (var session = backend.open(spec, one, Device.CPU)) {
      double h = session.forward(new Inputs(new double[][][] {{{x}}})).hidden()[0][0][0];
      Inaccuracy known = backend.inaccuracy();
      assertThat(Math.abs(h - x)).isBetween(0.05 * x, known.tanhNearZero() * 0x1p-24);
    }
  }
}
