package io.rnnbench.study.echofirst;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlateauStatisticsTest {

  @Test
  void thePlateauEndsATenthBelowLn2AndTheJumpAt99Percent() {
    Curve curve =
        curve(List.of(0.69, 0.68, 0.63, 0.62, 0.3, 0.1), List.of(0.5, 0.5, 0.6, 0.7, 0.99, 1.0));
    PlateauStatistics plateau = PlateauStatistics.of(List.of(curve));
    assertThat(plateau.plateau()).hasToString("3 (3..3)"); // the fourth epoch is the first below
    assertThat(plateau.jump()).hasToString("2 (2..2)");
    assertThat(plateau.perfect()).hasToString("6 (6..6)");
    assertThat(plateau.isPlateau()).isTrue();
  }

  @Test
  void aRunThatNeverLeavesCountsAllItsEpochs() {
    PlateauStatistics stuck =
        PlateauStatistics.of(List.of(curve(List.of(0.69, 0.69), List.of(0.5, 0.5))));
    assertThat(stuck.plateau()).hasToString("2 (2..2)");
    assertThat(stuck.compareTo(stuck)).contains("1 of 1 seeds never leave it");
    assertThat(stuck.isPlateau()).isFalse();
  }

  private static Curve curve(List<Double> loss, List<Double> accuracy) {
    return new Curve(
        "djl", "x", 1, loss, accuracy, new ArrayList<>(), new ArrayList<>(), List.of(), Map.of());
  }
}
