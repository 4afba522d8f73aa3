package io.rnnbench.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two updates of one number by hand, with gradients 3 and then -1. */
class ReferenceOptimizerTest {

  @Test
  void sgdSubtractsTheScaledGradient() {
    assertThat(twoUpdates(new Optimizer.Sgd(0.25f))).isCloseTo(-0.25 * 3 + 0.25, within(1e-15));
  }

  @Test
  void adamCorrectsBothMomentsForTheirStartAtZero() {
    // beta1 = 1/2, beta2 = 3/4: m1 = 1.5, v1 = 2.25; m2 = 0.25, v2 = 1.9375
    double first = 0.25 * Math.sqrt(0.25) / 0.5 * 1.5 / (1.5 + 0.125);
    double second = 0.25 * Math.sqrt(1 - 0.5625) / 0.75 * 0.25 / (Math.sqrt(1.9375) + 0.125);
    assertThat(twoUpdates(new Optimizer.Adam(0.25f, 0.5f, 0.75f, 0.125f)))
        .isCloseTo(-first - second, within(1e-15));
  }

  @Test
  void rmsPropStartsItsCacheAtEpsilon() {
    // rho = 3/4, epsilon = 1/8: s1 = 0.09375 + 2.25, s2 = 0.75 s1 + 0.25
    double s1 = 0.09375 + 2.25;
    double s2 = 0.75 * s1 + 0.25;
    double expected = -0.25 * 3 / (Math.sqrt(s1) + 0.125) + 0.25 / (Math.sqrt(s2) + 0.125);
    assertThat(twoUpdates(new Optimizer.RmsProp(0.25f, 0.75f, 0.125f)))
        .isCloseTo(expected, within(1e-15));
  }

  private static double twoUpdates(Optimizer rule) {
    NetworkSpec spec =
        new NetworkSpec(
            CellType.RNN,
            1,
            List.of(1),
            false,
            Head.NONE,
            new TrainingSpec(Loss.MEAN_SQUARED_ERROR, rule),
            Dtype.FLOAT64);
    ReferenceOptimizer optimizer = new ReferenceOptimizer(spec);
    Weights weights = Weights.zeros(spec);
    optimizer.update(weights, Weights.zeros(spec).map(zero -> 3));
    optimizer.update(weights, Weights.zeros(spec).map(zero -> -1));
    return weights.layers().get(0).forward().b()[0];
  }
}
