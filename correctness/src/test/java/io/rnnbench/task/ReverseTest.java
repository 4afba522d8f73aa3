package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.model.Batch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReverseTest {

  @Test
  void targetsAreTheWindowReversed() {
    Cases windows = Reverse.windows(5, 500, 1);
    for (int i = 0; i < windows.size(); i++) {
      assertThat(windows.x(i)).hasDimensions(5, 10);
      for (int t = 0; t < 5; t++) {
        assertThat(windows.x(i)[t]).containsOnly(0, 1);
        assertThat(Arrays.stream(windows.x(i)[t]).sum()).isEqualTo(1);
        assertThat(windows.y(i)[t]).containsExactly(windows.x(i)[4 - t]);
      }
    }
  }

  @Test
  void windowsStartOneDigitAfterTheOneBefore() {
    Cases windows = Reverse.windows(5, 500, 1);
    assertThat(windows.size()).isEqualTo(496);
    for (int i = 1; i < windows.size(); i++) {
      assertThat(Arrays.copyOfRange(windows.x(i), 0, 4))
          .isDeepEqualTo(Arrays.copyOfRange(windows.x(i - 1), 1, 5));
    }
  }

  @Test
  void digitsAreEquallyLikely() {
    Cases windows = Reverse.windows(5, 20_000, 1);
    for (int digit = 0; digit < 10; digit++) {
      int count = 0;
      for (int i = 0; i < windows.size(); i++) {
        count += (int) windows.x(i)[0][digit];
      }
      assertThat((double) count / windows.size()).isCloseTo(0.1, within(0.01));
    }
  }

  @Test
  void trainingWindowsAreThoseOfTheSeriesWithTheSameSeed() {
    assertThat(Text.of(Reverse.draw(5, 500, 7).train()))
        .isEqualTo(Text.of(Reverse.windows(5, 500, 7)));
  }

  @Test
  void refusesASeriesThatLeavesNothingForValidation() {
    assertThatThrownBy(() -> Reverse.draw(2, 5_000, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has every window of 2, and leaves none for validation");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9})
  void theTotalCeilingIsTheQuestionsFormula(int length) {
    double expected = (Math.ceil(length / 2.0) + Math.floor(length / 2.0) * 0.1) / length;
    assertThat(Arrays.stream(Reverse.ceilings(length)).average().orElseThrow())
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void theTotalCeilingOfFiveDigitsIs64Percent() {
    assertThat(Reverse.ceilings(5)).containsExactly(0.1, 0.1, 1, 1, 1);
    assertThat(Arrays.stream(Reverse.ceilings(5)).average().orElseThrow())
        .isCloseTo(0.64, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void ceilingsAreThoseOfAllWindows(int length) {
    int count = (int) Math.pow(10, length);
    double[][][] x = new double[count][length][10];
    double[][][] y = new double[count][length][10];
    for (int i = 0; i < count; i++) {
      int rest = i;
      for (int t = 0; t < length; t++) {
        x[i][t][rest % 10] = 1;
        y[i][length - 1 - t][rest % 10] = 1;
        rest /= 10;
      }
    }
    assertThat(CausalCeiling.accuracies(Cases.of(new Batch(x, y))))
        .containsExactly(Reverse.ceilings(length));
  }

  @Test
  void bothDirectionsOrThePreviousWindowShowMore() {
    assertThat(Reverse.ceilingsBidirectional(5)).containsExactly(1, 1, 1, 1, 1);
    assertThat(Reverse.ceilingsWithPreviousWindow(5)).containsExactly(0.1, 1, 1, 1, 1);
  }
}
