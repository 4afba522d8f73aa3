package io.rnnbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForecastTest {
  @Test
  void aQuietMachineFindsLessThanALoudOne() {
    double quiet = forecast(0.01).found(12).orElseThrow();
    double loud = forecast(0.06).found(12).orElseThrow();
    assertThat(quiet).isBetween(0.015, 0.04);
    assertThat(loud).isBetween(0.06, 0.3);
  }

  @Test
  void moreRoundsFindLess() {
    assertThat(forecast(0.04).found(27).orElseThrow())
        .isLessThan(forecast(0.04).found(8).orElseThrow());
  }

  @Test
  void tooFewRoundsFindNothing() {
    assertThat(forecast(0.01).found(Look.LEAST_TO_PROVE - 1)).isEmpty();
  }

  @Test
  void theLouderTheLaterItPasses() {
    assertThat(forecast(0.005).toPass()).hasValue(Look.FIRST);
    assertThat(forecast(0.03).toPass().orElseThrow()).isBetween(Look.LEAST_TO_PROVE, 30);
    assertThat(forecast(0.5).toPass()).isEmpty();
  }

  @Test
  void inWords() {
    assertThat(Forecasts.of(forecast(0.01), 600, 12))
        .matches(
            "at this noise, 10 minutes would find a slow-down of [0-9.]+ % in any row in 4 of 5 runs");
    assertThat(Forecasts.of(forecast(0.01), 60, 2))
        .isEqualTo(
            "at this noise, a minute would hardly find a slow-down of 50 % in the noisiest row");
  }

  private static Forecast forecast(double spread) {
    Random random = new Random(1);
    Map<Subject, List<SequentialGate.Value>> pairs = new HashMap<>();
    for (int row = 0; row < 4; row++) {
      pairs.put(
          Subject.of("B.step", Map.of("row", String.valueOf(row)), Subject.TIME),
          Stream.generate(() -> spread * random.nextGaussian())
              .limit(12)
              .map(x -> new SequentialGate.Value("kin", Thresholds.DEFAULT, x))
              .toList());
    }
    return Forecast.of(pairs);
  }
}
