package io.rnnbench.bench.ablate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ratios of changed to unchanged, paired by round. */
class AblationTest {

  @Test
  void aMachineThatSlowsDownOverRoundsDoesNotWidenTheInterval() {
    Ablation row =
        Ablation.of(
            "dl4j", "LSTM", 16, "without x", List.of(2.0, 4.0, 8.0), List.of(1.0, 2.0, 4.0));
    assertThat(row.ratio()).isCloseTo(2, within(1e-12));
    assertThat(row.low()).isCloseTo(2, within(1e-9));
    assertThat(row.high()).isCloseTo(2, within(1e-9));
  }

  @Test
  void theIntervalIsStudentsOnTheLogarithms() {
    // logs 0, ln 2, ln 4: mean ln 2, standard deviation ln 2; t(2) = 4.302653
    Ablation row =
        Ablation.of("djl", "GRU", 1, "with y", List.of(1.0, 2.0, 4.0), List.of(1.0, 1.0, 1.0));
    double half = 4.302653 * Math.log(2) / Math.sqrt(3);
    assertThat(row.ratio()).isCloseTo(2, within(1e-12));
    assertThat(row.low()).isCloseTo(2 * Math.exp(-half), within(1e-6));
    assertThat(row.high()).isCloseTo(2 * Math.exp(half), within(1e-4));
    assertThat(Ablation.table(List.of(row)).get(2)).contains("no difference proved");
  }

  @Test
  void leavesOutRoundsInWhichOneSideFailed() {
    Ablation row =
        Ablation.of(
            "djl",
            "GRU",
            1,
            "with y",
            List.of(1.1, Double.NaN, 1.1),
            List.of(1.0, 1.0, Double.NaN));
    assertThat(row.rounds()).isEqualTo(1);
    assertThat(row.low()).isNaN();
  }
}
