package io.rnnbench.report.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EDivisiveTest {
  private static final int SEQUENCES = 2000;

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 17})
  void findsAStepAtItsPlace(int at) {
    assertThat(EDivisive.changes(noisy(20, i -> i < at ? 0 : 10))).containsExactly(at);
  }

  @Test
  void findsTwoStepsInOrder() {
    assertThat(EDivisive.changes(noisy(30, i -> i < 10 ? 0 : i < 20 ? 30 : 10)))
        .containsExactly(10, 20);
  }

  @Test
  void findsAChangeThatIsUndoneLater() {
    assertThat(EDivisive.changes(noisy(20, i -> i < 8 || i >= 12 ? 0 : 10))).containsExactly(8, 12);
  }

  @Test
  void findsAChangeOfSpreadWithoutOneOfTheMean() {
    assertThat(EDivisive.changes(noisy(80, i -> 0, i -> i < 40 ? 1 : 20)))
        .singleElement()
        .satisfies(at -> assertThat(at).isBetween(36, 44));
  }

  @Test
  void findsAStepAmongEqualValues() {
    assertThat(EDivisive.changes(1, 1, 1, 1, 2, 2, 2, 2)).containsExactly(4);
  }

  @Test
  void findsNothingInConstantData() {
    assertThat(EDivisive.changes(IntStream.range(0, 50).mapToDouble(i -> 0.1).toArray())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 12, 20})
  void findsAChangeInFivePercentOfNoise(int length) {
    assertFivePercent(falseAlarms(length, Random::nextGaussian));
  }

  @Test
  void findsAChangeInFivePercentOfNoiseWithManyOutliers() {
    // Cauchy's distribution, which has not even a mean.
    assertFivePercent(falseAlarms(20, random -> Math.tan(Math.PI * (random.nextDouble() - 0.5))));
  }

  @Test
  void sixValuesAreTooFew() {
    assertThat(EDivisive.changes()).isEmpty();
    assertThat(EDivisive.changes(1)).isEmpty();
    assertThat(EDivisive.changes(1, 1, 1, 9, 9, 9)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10, 17, 18, 19})
  void singleOutlierIsNoChange(int at) {
    assertThat(EDivisive.changes(noisy(20, i -> i == at ? 1000 : 0))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.7, 1e-3, Math.PI})
  void roundingMakesNoPermutationWorse(double unit) {
    // Three and three: the ten splits each have a mirror image, whose sums are rounded otherwise.
    double low = unit;
    double middle = 3 * unit;
    double high = 7 * unit;

    assertThat(EDivisive.changes(low, middle, low, high, high, high)).isEmpty();
    assertThat(EDivisive.changes(low, low, low, high, high, middle)).isEmpty();
  }

  @Test
  void isTheSameEveryTime() {
    for (int seed = 0; seed < 100; seed++) { // some of them are borderline
      Random random = new Random(seed);
      double[] sequence =
          IntStream.range(0, 12)
              .mapToDouble(i -> random.nextGaussian() + (i < 6 ? 0 : 2))
              .toArray();

      assertThat(EDivisive.changes(sequence.clone())).isEqualTo(EDivisive.changes(sequence));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 3, 1e9})
  void scaleDoesNotMatter(double scale) {
    double[] sequence = noisy(30, i -> i < 12 ? 0 : 3);

    assertThat(EDivisive.changes(map(sequence, x -> x * scale)))
        .isEqualTo(EDivisive.changes(sequence));
  }

  @Test
  void refusesWhatHasNoDistance() {
    assertThatThrownBy(() -> EDivisive.changes(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("finite values expected, got [1.0, NaN]");
  }

  /** Within 3 standard errors of the level: neither too eager nor asleep. */
  private static void assertFivePercent(double share) {
    double error = Math.sqrt(EDivisive.LEVEL * (1 - EDivisive.LEVEL) / SEQUENCES);
    assertThat(share).isBetween(EDivisive.LEVEL - 3 * error, EDivisive.LEVEL + 3 * error);
  }

  private static double falseAlarms(int length, ToDoubleFunction<Random> noise) {
    return IntStream.range(0, SEQUENCES)
            .filter(
                seed -> {
                  Random random = new Random(seed);
                  double[] sequence =
                      DoubleStream.generate(() -> noise.applyAsDouble(random))
                          .limit(length)
                          .toArray();
                  return !EDivisive.changes(sequence).isEmpty();
                })
            .count()
        / (double) SEQUENCES;
  }

  private static double[] noisy(int length, IntToDoubleFunction mean) {
    return noisy(length, mean, i -> 1);
  }

  private static double[] noisy(
      int length, IntToDoubleFunction mean, IntToDoubleFunction deviation) {
    Random random = new Random(length);
    return IntStream.range(0, length)
        .mapToDouble(
            i -> mean.applyAsDouble(i) + deviation.applyAsDouble(i) * random.nextGaussian())
        .toArray();
  }

  private static double[] map(double[] values, DoubleUnaryOperator change) {
    return DoubleStream.of(values).map(change).toArray();
  }
}
