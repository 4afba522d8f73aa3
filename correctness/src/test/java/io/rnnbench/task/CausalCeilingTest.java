package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.model.Batch;
import org.junit.jupiter.api.Test;

class CausalCeilingTest {
  /** The first step leaves two targets open in three cases out of four, the second leaves none. */
  private static final Cases CASES =
      Cases.of(
          new Batch(
              new double[][][] {{{0}, {1}}, {{0}, {2}}, {{0}, {3}}, {{1}, {1}}},
              new double[][][] {{{0}, {1}}, {{0}, {0}}, {{1}, {1}}, {{1}, {0}}}));

  @Test
  void countsTheMostFrequentTargetOfCasesThatLookTheSame() {
    assertThat(CausalCeiling.accuracies(CASES)).containsExactly(0.75, 1);
  }

  @Test
  void remembersEarlierSteps() {
    // The first and the last case have the same second step, and different targets.
    assertThat(CausalCeiling.accuracies(CASES)[1]).isEqualTo(1);
  }

  @Test
  void takesTheVarianceOfTargetsOfCasesThatLookTheSame() {
    double[] errors = CausalCeiling.leastSquaredErrors(CASES);
    assertThat(errors[0]).isCloseTo(3 * (2.0 / 9) / 4, within(1e-15));
    assertThat(errors[1]).isZero();
  }
}
