package io.rnnbench.report.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Expected values come from another implementation, scipy 1.17.1: exp of {@code
 * stats.ttest_ind(log(a), log(b), equal_var=False).confidence_interval(0.95)} and of {@code
 * mean(log(a)) ± stats.t.ppf(0.975, n - 1) * stats.sem(log(a))}.
 */
class EstimationTest {
  private static final Offset<Double> ROUNDING = within(1e-9);

  @Test
  void ratioIsWelchsIntervalOnLogs() {
    Estimate ratio = Estimation.ratio(List.of(80.0, 84.0, 78.0), List.of(20.0, 20.5, 19.0, 21.0));

    assertThat(ratio.value()).isCloseTo(4.009117367577698, ROUNDING);
    assertThat(ratio.interval().orElseThrow().low()).isCloseTo(3.7023627821029472, ROUNDING);
    assertThat(ratio.interval().orElseThrow().high()).isCloseTo(4.341287716241473, ROUNDING);
  }

  @Test
  void ratioTakesASideWithoutVariation() {
    Estimate ratio = Estimation.ratio(List.of(10.0, 12.0), List.of(5.0, 5.0, 5.0));

    assertThat(ratio.value()).isCloseTo(2.1908902300206656, ROUNDING);
    assertThat(ratio.interval().orElseThrow().low()).isCloseTo(0.6879772177970643, ROUNDING);
    assertThat(ratio.interval().orElseThrow().high()).isCloseTo(6.976975219280999, ROUNDING);
  }

  @Test
  void meanIsStudentsIntervalOnLogs() {
    Estimate mean = Estimation.mean(List.of(80.0, 84.0, 78.0));

    assertThat(mean.value()).isCloseTo(80.62838457037368, ROUNDING);
    assertThat(mean.interval().orElseThrow().low()).isCloseTo(73.42593341454344, ROUNDING);
    assertThat(mean.interval().orElseThrow().high()).isCloseTo(88.53733410136583, ROUNDING);
  }

  @Test
  void ratioIsTheQuotientOfTheMeans() {
    List<Double> a = List.of(3.0, 4.0, 7.0);
    List<Double> b = List.of(1.0, 1.5);

    assertThat(Estimation.ratio(a, b).value())
        .isCloseTo(Estimation.mean(a).value() / Estimation.mean(b).value(), ROUNDING);
  }

  @Test
  void swappingTheSidesInvertsTheRatioAndItsInterval() {
    List<Double> a = List.of(3.0, 4.0, 7.0);
    List<Double> b = List.of(1.0, 1.5);
    Estimate inverse = Estimation.ratio(b, a).inverse();

    assertThat(inverse.value()).isCloseTo(Estimation.ratio(a, b).value(), ROUNDING);
    assertThat(inverse.interval().orElseThrow().low())
        .isCloseTo(Estimation.ratio(a, b).interval().orElseThrow().low(), ROUNDING);
  }

  @Test
  void oneUnitHasNoInterval() {
    assertThat(Estimation.mean(List.of(5.0)))
        .isEqualTo(new Estimate(Math.exp(Math.log(5)), none()));
    assertThat(Estimation.ratio(List.of(5.0), List.of(1.0, 2.0)).interval()).isEmpty();
  }

  @Test
  void equalUnitsGiveAPoint() {
    Interval interval = Estimation.mean(List.of(2.0, 2.0, 2.0)).interval().orElseThrow();

    assertThat(interval.low()).isEqualTo(interval.high());
  }

  @Test
  void refusesTimesThatHaveNoLogarithm() {
    assertThatThrownBy(() -> Estimation.mean(List.of(1.0, 0.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("positive, finite times expected, got [1.0, 0.0]");
  }

  private static Optional<Interval> none() {
    return Optional.empty();
  }
}
