package io.rnnbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SequentialGateTest {
  private static final double SPREAD = 0.025; // of a pair

  private final SequentialGate gate = new SequentialGate();

  @Test
  void unchangedRowsPassAtTheFirstLook() {
    Random random = new Random(1);
    assertThat(gate.wants(row(0))).isTrue();
    rounds(Look.FIRST - 1, () -> 0.01 * random.nextGaussian());
    assertThat(gate.wants(row(0))).isTrue();
    rounds(1, () -> 0.01 * random.nextGaussian());
    assertThat(gate.wants(row(0))).isFalse();
    SequentialGate.Finding finding = finding();
    assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
    assertThat(finding.ratio()).isBetween(finding.low(), finding.high());
    assertThat(finding.high()).isLessThan(1.05);
  }

  @Test
  void aSlowDownIsProvedAtTheSecondLook() {
    Random random = new Random(2);
    rounds(Look.FIRST, () -> 0.10 + 0.01 * random.nextGaussian());
    assertThat(finding().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    rounds(Look.LEAST_TO_PROVE - Look.FIRST, () -> 0.10 + 0.01 * random.nextGaussian());
    assertThat(finding().verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(finding().ratio()).isBetween(1.09, 1.12);
    assertThat(finding().low()).isGreaterThan(1);
  }

  @Test
  void aSpeedUpIsAnImprovementAndNoPass() {
    Random random = new Random(4);
    rounds(Look.LEAST_TO_PROVE, () -> -0.08 + 0.01 * random.nextGaussian());
    assertThat(finding().verdict()).isEqualTo(Verdict.IMPROVED);
  }

  @Test
  void aChangeBelowTheLeastEffectPassesHoweverSure() {
    Random random = new Random(5);
    rounds(Look.FIRST, () -> 0.01 + 0.001 * random.nextGaussian());
    assertThat(finding().verdict()).isEqualTo(Verdict.PASS);
    assertThat(finding().low()).isGreaterThan(1);
  }

  @Test
  void noiseThatHidesTheAnswerIsInconclusive() {
    Random random = new Random(6);
    rounds(20, () -> 0.5 * random.nextGaussian());
    assertThat(finding().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(gate.wants(row(0))).isTrue();
  }

  /** As often as it promises: 1,500 gates of twelve rows that spread unlike a bell curve. */
  @Test
  void raisesAFalseAlarmInAtMostOneGateOfAHundred() {
    Random random = new Random(7);
    int alarms = 0;
    for (int i = 0; i < 1500; i++) {
      alarms += regressed(random, row -> 0, 12) ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(15);
  }

  /** Rows that all swing together, as under one burst of load, count as one. */
  @Test
  void rowsThatAreDisturbedTogetherRaiseNoMoreAlarms() {
    Random random = new Random(9);
    int alarms = 0;
    for (int i = 0; i < 1500; i++) {
      SequentialGate rows = new SequentialGate();
      for (int round = 0; round < 12; round++) {
        double burst = 2 * SPREAD * random.nextGaussian();
        rows.add(values(12, row -> burst + 0.2 * SPREAD * random.nextGaussian()));
      }
      alarms += rows.has(Verdict.REGRESSED) ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(15);
  }

  @Test
  void findsFivePercentInOneRowOfTwelveInFourGatesOfFive() {
    Random random = new Random(8);
    int found = 0;
    for (int i = 0; i < 300; i++) {
      found += regressed(random, row -> row == 3 ? Math.log(1.05) : 0, 12) ? 1 : 0;
    }
    assertThat(found).isGreaterThan(240);
  }

  /** Of a single row that is slower by exactly what is ruled out, over four looks. */
  @Test
  void passesWhatIsTooSlowInAtMostOneRowOfTwenty() {
    Random random = new Random(10);
    int passed = 0;
    int runs = 2000;
    for (int i = 0; i < runs; i++) {
      SequentialGate one = new SequentialGate();
      for (int round = 0; round < 18; round++) {
        one.add(values(1, row -> Math.log(1.05) + 0.04 * random.nextGaussian()));
      }
      passed += one.has(Verdict.PASS) ? 1 : 0;
    }
    assertThat(passed / (double) runs).isLessThanOrEqualTo(Look.PASSING_ERROR);
  }

  private static boolean regressed(Random random, ToDoubleFunction<Integer> effect, int rounds) {
    SequentialGate gate = new SequentialGate();
    for (int round = 1; round <= rounds; round++) {
      boolean burst = random.nextInt(8) == 0;
      gate.add(
          values(
              12,
              i -> effect.applyAsDouble(i) + (burst ? 3 : 0.8) * SPREAD * random.nextGaussian()));
    }
    return gate.has(Verdict.REGRESSED);
  }

  private void rounds(int rounds, DoubleSupplier logRatio) {
    for (int round = 1; round <= rounds; round++) {
      gate.add(values(1, row -> logRatio.getAsDouble()));
    }
  }

  private static Map<Subject, SequentialGate.Value> values(
      int rows, ToDoubleFunction<Integer> logRatio) {
    Map<Subject, SequentialGate.Value> values = new HashMap<>();
    for (int i = 0; i < rows; i++) {
      values.put(
          row(i), new SequentialGate.Value("kin", Thresholds.DEFAULT, logRatio.applyAsDouble(i)));
    }
    return values;
  }

  private SequentialGate.Finding finding() {
    return gate.findings().get(row(0));
  }

  private static Subject row(int i) {
    return Subject.of("B.step", Map.of("row", String.valueOf(i)), Subject.TIME);
  }
}
