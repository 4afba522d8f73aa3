package io.rnnbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;

class PairedEffectTest {

  @Test
  void agreesWithTheLibrarysExactTest() {
    Random random = new Random(1);
    for (int pairs = 3; pairs <= 25; pairs++) {
      double[] logs = random.doubles(pairs, -0.05, 0.08).toArray();
      double slower = p(logs, AlternativeHypothesis.GREATER_THAN, 0);
      double faster = p(logs, AlternativeHypothesis.LESS_THAN, 0);
      assertThat(effect(logs).p()).isCloseTo(Math.min(slower, faster), within(1e-12));
    }
  }

  @Test
  void itsEndsAreWhereTheLibrarysTestTurns() {
    double[] logs = new Random(2).doubles(12, -0.03, 0.05).toArray();
    double error = 0.01;
    double low = Math.log(effect(logs).low(error));
    double high = Math.log(effect(logs).high(error));
    assertThat(p(logs, AlternativeHypothesis.GREATER_THAN, low - 1e-9)).isLessThanOrEqualTo(error);
    assertThat(p(logs, AlternativeHypothesis.GREATER_THAN, low + 1e-9)).isGreaterThan(error);
    assertThat(p(logs, AlternativeHypothesis.LESS_THAN, high + 1e-9)).isLessThanOrEqualTo(error);
    assertThat(p(logs, AlternativeHypothesis.LESS_THAN, high - 1e-9)).isGreaterThan(error);
  }

  @Test
  void hasNoEndsWhereThePairsAreTooFewForTheError() {
    PairedEffect four = effect(0.05, 0.06, 0.07, 0.08); // p is 1/16 at best
    assertThat(four.p()).isEqualTo(1 / 16.0);
    assertThat(four.low(0.05)).isZero();
    assertThat(four.high(0.05)).isInfinite();
    assertThat(four.low(0.07)).isCloseTo(Math.exp(0.05), within(1e-12));
  }

  @Test
  void oneForkThatIsWhollyOffHardlyMovesIt() {
    double[] logs = new Random(3).doubles(12, 0.03, 0.07).toArray();
    double usual = effect(logs).ratio();
    logs[5] = 0.3;
    assertThat(effect(logs).ratio()).isCloseTo(usual, within(0.006));
    assertThat(effect(logs).low(0.01)).isGreaterThan(1.02);
  }

  @Test
  void forksThatAllAgreeLeaveAPoint() {
    PairedEffect same = effect(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(same.ratio()).isEqualTo(1);
    assertThat(same.p()).isEqualTo(1);
    assertThat(same.low(0.01)).isEqualTo(1);
    assertThat(same.high(0.01)).isEqualTo(1);
  }

  @Test
  void itsEndErrsAsOftenAsItMay() {
    Random random = new Random(4);
    int wrong = 0;
    int trials = 20_000;
    for (int i = 0; i < trials; i++) {
      double[] logs = DoubleStream.generate(random::nextGaussian).limit(10).toArray();
      wrong += effect(logs).low(0.05) > 1 ? 1 : 0;
    }
    // The largest probability up to 0.05 that ten ranks can have is 43/1024.
    assertThat(wrong / (double) trials).isBetween(0.037, 0.047);
  }

  private static PairedEffect effect(double... logs) {
    List<Double> values = new ArrayList<>();
    DoubleStream.of(logs).forEach(values::add);
    return PairedEffect.of(values);
  }

  private static double p(double[] logs, AlternativeHypothesis direction, double location) {
    return WilcoxonSignedRankTest.withDefaults()
        .with(direction)
        .with(PValueMethod.EXACT)
        .withMu(location)
        .test(logs)
        .getPValue();
  }
}
