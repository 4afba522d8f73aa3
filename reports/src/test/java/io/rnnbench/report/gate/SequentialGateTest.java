package io.rnnbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SequentialGateTest {
  private static final double SPREAD = 0.025 * Math.sqrt(2); // of a pair of forks

  @Test
  void unchangedRowsPassAtTheFirstLook() {
    SequentialGate gate = new SequentialGate(Thresholds.DEFAULT);
    Random random = new Random(1);
    for (int round = 1; round <= SequentialGate.FIRST_LOOK; round++) {
      assertThat(gate.wants(row(0))).isTrue();
      gate.add(Map.of(row(0), 0.02 * random.nextGaussian()));
    }
    assertThat(gate.wants(row(0))).isFalse();
    SequentialGate.Finding finding = gate.findings().get(row(0));
    assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
    assertThat(finding.ratio()).isBetween(finding.low(), finding.high());
    assertThat(finding.high()).isLessThan(1.05);
  }

  @Test
  void aSlowDownIsConfirmedByFreshPairsOnly() {
    SequentialGate gate = new SequentialGate(Thresholds.DEFAULT);
    Random random = new Random(2);
    rounds(gate, SequentialGate.FIRST_LOOK, () -> 0.30 + 0.01 * random.nextGaussian());
    assertThat(gate.findings().get(row(0)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(gate.findings().get(row(0)).suspected()).isEqualTo(Verdict.REGRESSED);
    rounds(gate, SequentialGate.FIRST_LOOK, () -> 0.10 + 0.01 * random.nextGaussian());
    SequentialGate.Finding finding = gate.findings().get(row(0));
    assertThat(finding.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(finding.ratio()).isBetween(1.09, 1.12);
    assertThat(finding.low()).isGreaterThan(1);
  }

  @Test
  void aSuspicionThatFreshPairsDoNotShowIsNoAlarm() {
    SequentialGate gate = new SequentialGate(Thresholds.DEFAULT);
    Random random = new Random(3);
    rounds(gate, SequentialGate.FIRST_LOOK, () -> 0.05 + 0.01 * random.nextGaussian());
    rounds(gate, SequentialGate.FIRST_LOOK, () -> 0.01 * random.nextGaussian());
    assertThat(gate.findings().get(row(0)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aSpeedUpIsAnImprovementAndNoAlarm() {
    SequentialGate gate = new SequentialGate(Thresholds.DEFAULT);
    Random random = new Random(4);
    rounds(gate, 2 * SequentialGate.FIRST_LOOK, () -> -0.08 + 0.01 * random.nextGaussian());
    assertThat(gate.findings().get(row(0)).verdict()).isEqualTo(Verdict.IMPROVED);
  }

  @Test
  void aChangeBelowTheLeastEffectPassesHoweverSure() {
    SequentialGate gate = new SequentialGate(Thresholds.DEFAULT);
    Random random = new Random(5);
    rounds(gate, SequentialGate.FIRST_LOOK, () -> 0.01 + 0.001 * random.nextGaussian());
    SequentialGate.Finding finding = gate.findings().get(row(0));
    assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
    assertThat(finding.low()).isGreaterThan(1);
  }

  @Test
  void noiseThatHidesTheAnswerIsInconclusive() {
    SequentialGate gate = new SequentialGate(Thresholds.DEFAULT);
    Random random = new Random(6);
    rounds(gate, 3 * SequentialGate.FIRST_LOOK, () -> 0.5 * random.nextGaussian());
    assertThat(gate.findings().get(row(0)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(gate.wants(row(0))).isTrue();
  }

  /** As often as it promises, with 2,000 gates of twelve unchanged rows, up to four looks. */
  @Test
  void raisesAFalseAlarmInAtMostOneGateOfAHundred() {
    Random random = new Random(7);
    int alarms = 0;
    for (int i = 0; i < 2000; i++) {
      alarms += regressed(random, row -> 0) ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(20);
  }

  @Test
  void findsFivePercentInOneRowOfTwelveFourTimesOutOfFive() {
    Random random = new Random(8);
    int found = 0;
    for (int i = 0; i < 500; i++) {
      found += regressed(random, row -> row == 3 ? Math.log(1.05) : 0) ? 1 : 0;
    }
    assertThat(found).isGreaterThan(400);
  }

  private static boolean regressed(Random random, ToDoubleFunction<Integer> effect) {
    SequentialGate gate = new SequentialGate(Thresholds.DEFAULT);
    for (int round = 1; round <= 8 * SequentialGate.FIRST_LOOK; round++) {
      Map<Subject, Double> pairs = new HashMap<>();
      for (int i = 0; i < 12; i++) {
        pairs.put(row(i), effect.applyAsDouble(i) + SPREAD * random.nextGaussian());
      }
      gate.add(pairs);
    }
    return gate.findings().values().stream().anyMatch(f -> f.verdict() == Verdict.REGRESSED);
  }

  private static void rounds(
      SequentialGate gate, int rounds, java.util.function.DoubleSupplier logRatio) {
    for (int round = 1; round <= rounds; round++) {
      gate.add(Map.of(row(0), logRatio.getAsDouble()));
    }
  }

  private static Subject row(int i) {
    return Subject.of("B.step", Map.of("row", String.valueOf(i)), Subject.TIME);
  }
}
