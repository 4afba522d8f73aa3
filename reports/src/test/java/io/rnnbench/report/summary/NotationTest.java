package io.rnnbench.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Interval;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "4.1,4.100",
    "0.0123456,0.01235",
    "12345.6,12350",
    "999.96,1000",
    "123456789,123500000",
    "2.8e-5,2.800e-5",
    "1.5e12,1.500e12",
    "NaN,NaN",
    "-3.25,-3.250"
  })
  void digitsAreSignificantAndReadable(double value, String text) {
    assertThat(Notation.digits(value, 4)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1.1e-8,1.1e-8", "0,0", "0.25,2.5e-1", "1,1.0e0", "NaN,NaN", "Infinity,∞"})
  void errorsAreShort(double value, String text) {
    assertThat(Notation.error(value)).isEqualTo(text);
  }

  @Test
  void ratioCarriesItsInterval() {
    assertThat(Notation.ratio(new Estimate(4.1, Optional.of(new Interval(3.9, 4.3)))))
        .isEqualTo("4.10× (3.90..4.30)");
    assertThat(Notation.ratio(new Estimate(4.1, Optional.empty())))
        .isEqualTo("4.10× (no interval)");
  }
}
