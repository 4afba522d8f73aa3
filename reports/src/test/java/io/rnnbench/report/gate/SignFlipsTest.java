package io.rnnbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Probabilities that can be counted by hand. */
class SignFlipsTest {
  @Test
  void theSurestEvidenceOfFivePairsIsOneWayIn32() {
    assertThat(p(1, row(0.1, 0.11, 0.09, 0.1, 0.12))).containsExactly(1.0 / 32);
    assertThat(p(-1, row(0.1, 0.11, 0.09, 0.1, 0.12))).containsExactly(1);
  }

  @Test
  void onePairToTheOtherSideIsTurnedInOneWayMore() {
    assertThat(p(1, row(0.1, 0.11, 0.09, 0.1, -0.01))).containsExactly(2.0 / 32);
  }

  @Test
  void aRowThatIsAsClearAsAnotherIsNoSurerForIt() {
    double[] p = p(1, row(0.1, 0.1, 0.1, 0.1, 0.1), row(0.1, 0.1, 0.1, 0.1, 0.1));
    assertThat(p).containsExactly(1.0 / 32, 1.0 / 32); // they turn together
  }

  /** Seven quiet rows, one that is slower, one that swings: the family is judged by its largest. */
  @Test
  void whatSwingsByChanceHidesWhatIsSmaller() {
    double[] p =
        p(
            1,
            row(0.01, 0.011, 0.009, 0.01, 0.012),
            row(0.2, -0.2, 0.2, 0.2, -0.2),
            row(0.001, -0.001, 0.002, -0.002, 0.001));
    assertThat(p[0]).isGreaterThan(1.0 / 32);
    assertThat(p[1]).isGreaterThan(0.2);
  }

  /** With more rounds than all ways are tried for, a sample of them tells the same. */
  @Test
  void manyRoundsAreSampled() {
    double[] fourteen = IntStream.range(0, 14).mapToDouble(i -> i < 11 ? 0.05 : -0.05).toArray();
    // Of 14 equal sizes, 11 or more to one side: (364 + 91 + 14 + 1) / 2^14.
    assertThat(p(1, row(fourteen))[0]).isCloseTo(470.0 / 16384, within(0.008));
  }

  private static double[] p(int sign, SignFlips.Row... rows) {
    return SignFlips.p(List.of(rows), sign);
  }

  private static SignFlips.Row row(double... logRatios) {
    return new SignFlips.Row(IntStream.range(0, logRatios.length).toArray(), logRatios, "kin");
  }
}
