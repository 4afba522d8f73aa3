package io.rnnbench.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a fork was steady when it was measured. */
class SteadyStateTest {

  @Test
  void findsWhereTheWarmUpEnded() {
    SteadyState state = SteadyState.of(List.of(9.0, 5.0, 2.0, 1.01, 1.0, 0.99, 1.02, 1.0), 4);
    assertThat(state.steadyFrom()).hasValue(3);
    assertThat(state.coversMeasurement(4)).isTrue();
    assertThat(state.drift()).isZero();
  }

  @Test
  void tellsThatTheMeasurementBeganTooEarly() {
    SteadyState state = SteadyState.of(List.of(9.0, 5.0, 3.0, 1.01, 1.0, 0.99, 1.02, 1.0), 2);
    assertThat(state.steadyFrom()).hasValue(3);
    assertThat(state.coversMeasurement(2)).isFalse();
  }

  @Test
  void toleratesScatterThatTheMeasurementItselfHas() {
    assertThat(SteadyState.of(List.of(1.2, 0.9, 1.1, 0.85, 1.15, 1.0), 1).coversMeasurement(1))
        .isTrue();
  }

  @Test
  void seesADriftAndItsSize() {
    SteadyState state = SteadyState.of(List.of(1.0, 1.0, 1.1, 1.2, 1.3, 1.4), 1);
    assertThat(state.drift()).isCloseTo(0.4 / 1.2, within(0.02));
    assertThat(SteadyState.of(List.of(1.0, 1.00, 1.01, 1.02, 1.03, 1.04), 1).drift()).isZero();
  }

  @Test
  void saysThatItNeverGotThere() {
    assertThat(SteadyState.of(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 2.0), 1).steadyFrom()).isEmpty();
    assertThat(SteadyState.of(List.of(1.0, 1.0), 2).steadyFrom()).isEmpty();
  }
}
