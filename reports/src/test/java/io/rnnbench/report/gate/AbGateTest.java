package io.rnnbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AbGateTest {
  private static final int ENOUGH = Look.LEAST_TO_PROVE;

  private final AbGate gate = new AbGate(Thresholds.DEFAULT);
  private final Random random = new Random(1);

  @Test
  void judgesTimeAndAllocationOfARow() {
    for (int round = 1; round <= ENOUGH; round++) {
      gate.add(
          List.of(
              fork(round, Ab.BASELINE, noisy(1), 1000), fork(round, Ab.CANDIDATE, noisy(1), 1300)));
    }
    assertThat(gate.rows())
        .extracting(row -> row.subject().metric(), GateRow::verdict)
        .containsExactly(
            tuple(Subject.TIME, Verdict.PASS), tuple(Subject.ALLOCATION, Verdict.REGRESSED));
    assertThat(gate.rows().get(1).ratio()).isCloseTo(1.3, within(1e-9));
    assertThat(gate.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(gate.wants("all")).isFalse();
  }

  /** The machine is now fast, now slow, for longer than a slice: a ratio of medians sees noise. */
  @Test
  void slicesAreComparedWithTheirPartners() {
    for (int round = 1; round <= ENOUGH; round++) {
      List<Double> machine = new ArrayList<>();
      for (int slice = 0; slice < 16; slice++) {
        machine.add(1 + random.nextDouble());
      }
      gate.add(
          List.of(
              sliced(round, Ab.BASELINE, machine, machine),
              sliced(round, Ab.CANDIDATE, slower(machine), slower(machine))));
    }
    GateRow row = gate.rows().get(0);
    assertThat(row.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(row.ratio()).isCloseTo(1.1, within(1e-9));
  }

  /** One step in ten takes twice as long: no quartile shows it. */
  @Test
  void whatSlowsSomeOperationsIsSeenInTheMean() {
    for (int round = 1; round <= ENOUGH; round++) {
      List<Double> machine = Collections.nCopies(16, noisy(1));
      gate.add(
          List.of(
              sliced(round, Ab.BASELINE, machine, machine),
              sliced(round, Ab.CANDIDATE, machine, slower(machine))));
    }
    assertThat(gate.rows())
        .extracting(row -> row.subject().metric(), GateRow::verdict)
        .containsExactly(
            tuple(Subject.TIME, Verdict.PASS), tuple(Subject.MEAN_TIME, Verdict.REGRESSED));
  }

  /** Every tenth operation takes twice as long, and a slice holds two: half of them hold none. */
  @Test
  void aSliceThatHoldsNoneOfTheSlowOperationsDoesNotHideThem() {
    for (int round = 1; round <= ENOUGH; round++) {
      List<Double> machine = Collections.nCopies(64, noisy(1));
      List<Double> means = new ArrayList<>(machine);
      for (int slice = 0; slice < means.size(); slice += 4) {
        means.set(slice, 1.4 * means.get(slice));
      }
      gate.add(
          List.of(
              sliced(round, Ab.BASELINE, machine, machine),
              sliced(round, Ab.CANDIDATE, machine, means)));
    }
    GateRow mean = gate.rows().get(1);
    assertThat(mean.subject().metric()).isEqualTo(Subject.MEAN_TIME);
    assertThat(mean.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(mean.ratio()).isCloseTo(1.1, within(0.01));
  }

  /** By 3 % in each of six rows, each of which spreads by as much. */
  @Test
  void whatSlowsEveryRowALittleShowsInTheirMean() {
    for (int round = 1; round <= ENOUGH; round++) {
      List<Ab.Result> before = new ArrayList<>();
      List<Ab.Result> after = new ArrayList<>();
      for (int row = 0; row < 6; row++) {
        before.add(time(row, 1));
        after.add(time(row, 1.03 * Math.exp(0.03 * random.nextGaussian())));
      }
      gate.add(List.of(of(round, Ab.BASELINE, before), of(round, Ab.CANDIDATE, after)));
    }
    GateRow all =
        gate.rows().stream()
            .filter(row -> row.subject().equals(Subject.ALL_ROWS))
            .findFirst()
            .orElseThrow();
    assertThat(all.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(all.ratio()).isCloseTo(1.03, within(0.015));
  }

  /** A row that is clear is left out of later rounds, and keeps its verdict. */
  @Test
  void aRowThatIsLeftOutIsNoFailure() {
    for (int round = 1; round <= Look.LEAST_TO_PROVE; round++) {
      List<Ab.Result> before = new ArrayList<>();
      List<Ab.Result> after = new ArrayList<>();
      for (int row = 0; row < 6; row++) {
        boolean slow = row == 0;
        if (gate.wants(time(row, 1))) {
          before.add(time(row, noisy(1)));
          after.add(time(row, noisy(slow ? 1.08 : 1)));
        }
      }
      assertThat(before).hasSize(round <= Look.FIRST ? 6 : 1);
      gate.add(List.of(of(round, Ab.BASELINE, before), of(round, Ab.CANDIDATE, after)));
    }
    assertThat(gate.rows())
        .extracting(GateRow::verdict, GateRow::forks)
        .containsOnlyOnce(tuple(Verdict.REGRESSED, Look.LEAST_TO_PROVE))
        .contains(tuple(Verdict.PASS, Look.FIRST))
        .hasSize(7);
    assertThat(gate.open()).isZero();
  }

  private static List<Double> slower(List<Double> slices) {
    return slices.stream().map(x -> 1.1 * x).toList();
  }

  private static Ab.Fork sliced(int round, String side, List<Double> slices, List<Double> means) {
    Ab.Result result =
        new Ab.Result("A.b", Map.of(), "sample", "ms/op", slices, List.of(), List.of())
            .inSlices(slices, means, Ab.Evidence.NONE);
    return new Ab.Fork(round, "all", side, Ab.FINISHED, "", "", 1, List.of(result));
  }

  @Test
  void aThroughputThatFallsIsSlower() {
    for (int round = 1; round <= ENOUGH; round++) {
      gate.add(
          List.of(rate(round, Ab.BASELINE, noisy(1000)), rate(round, Ab.CANDIDATE, noisy(800))));
    }
    GateRow row = gate.rows().get(0);
    assertThat(row.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(row.ratio()).isBetween(1.2, 1.3);
    assertThat(row.baseline()).isBetween(0.9, 1.1); // ms/op
  }

  @Test
  void aCandidateThatFailsAgainAndAgainIsRegressedWithTheReason() {
    for (int round = 1; round <= 2; round++) {
      assertThat(gate.wants("all")).isTrue();
      gate.add(List.of(fork(round, Ab.BASELINE, 1, 1000), failed(round, Ab.CANDIDATE)));
    }
    assertThat(gate.wants("all")).isFalse();
    assertThat(gate.rows())
        .allSatisfy(
            row -> {
              assertThat(row.verdict()).isEqualTo(Verdict.REGRESSED);
              assertThat(row.reason()).isEqualTo("the candidate failed: refused: parity");
            });
  }

  @Test
  void aBaselineThatFailsProvesNothing() {
    for (int round = 1; round <= 2; round++) {
      gate.add(List.of(failed(round, Ab.BASELINE), fork(round, Ab.CANDIDATE, 1, 1000)));
    }
    assertThat(gate.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(gate.rows().get(0).reason()).startsWith("the baseline failed");
  }

  @Test
  void crashesNowAndThenCostTheirRoundsAndRaiseNoAlarm() {
    gate.add(List.of(fork(1, Ab.BASELINE, 1, 1000), failed(1, Ab.CANDIDATE)));
    gate.add(List.of(fork(2, Ab.BASELINE, 1, 1000), fork(2, Ab.CANDIDATE, 1, 1000)));
    gate.add(List.of(fork(3, Ab.BASELINE, 1, 1000), failed(3, Ab.CANDIDATE)));
    for (int round = 4; round <= Look.FIRST + 2; round++) {
      gate.add(
          List.of(
              fork(round, Ab.BASELINE, noisy(1), 1000), fork(round, Ab.CANDIDATE, noisy(1), 1000)));
    }
    assertThat(gate.verdict()).isEqualTo(Verdict.PASS);
    assertThat(gate.rows().get(0).forks()).isEqualTo(Look.FIRST);
  }

  @Test
  void replaysAFileToTheSameVerdictWhateverTheOrderOfItsSides() {
    List<Ab.Fork> forks = new ArrayList<>();
    for (int round = 1; round <= ENOUGH; round++) {
      List<Ab.Fork> both =
          new ArrayList<>(
              List.of(
                  fork(round, Ab.BASELINE, noisy(1), 1000),
                  fork(round, Ab.CANDIDATE, noisy(1.2), 1000)));
      Collections.shuffle(both, random);
      forks.addAll(both);
    }
    forks.add(fork(ENOUGH + 1, Ab.BASELINE, 5, 1)); // half a round
    Ab.Program program = new Ab.Program("p", "", "", List.of());
    Ab ab = new Ab("", "", program, program, 0.02, 0.05, forks);
    AbGate replayed = AbGate.replay(ab, Thresholds.DEFAULT);
    assertThat(replayed.rows().get(0).verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(replayed.rows().get(1).verdict()).isEqualTo(Verdict.PASS);
  }

  private double noisy(double value) {
    return value * Math.exp(0.005 * random.nextGaussian());
  }

  private static Ab.Fork fork(int round, String side, double millis, double bytes) {
    // A slow pass does not count.
    return of(
        round,
        side,
        new Ab.Result(
            "B.step",
            Map.of("cell", "GRU"),
            "sample",
            "ms/op",
            List.of(millis, 9 * millis),
            List.of(9 * millis, millis),
            List.of(bytes)));
  }

  private static Ab.Fork rate(int round, String side, double perSecond) {
    return of(
        round,
        side,
        new Ab.Result(
            "B.rate", Map.of(), "thrpt", "ops/s", List.of(perSecond), List.of(), List.of()));
  }

  private static Ab.Result time(int row, double millis) {
    return new Ab.Result(
        "B.step",
        Map.of("row", String.valueOf(row)),
        "sample",
        "ms/op",
        List.of(millis),
        List.of(millis),
        List.of());
  }

  private static Ab.Fork of(int round, String side, Ab.Result result) {
    return of(round, side, List.of(result));
  }

  private static Ab.Fork of(int round, String side, List<Ab.Result> results) {
    return new Ab.Fork(round, "all", side, Ab.FINISHED, "", "", 1, results);
  }

  private static Ab.Fork failed(int round, String side) {
    return new Ab.Fork(round, "all", side, "refused", "refused: parity", "log", 1, List.of());
  }
}
