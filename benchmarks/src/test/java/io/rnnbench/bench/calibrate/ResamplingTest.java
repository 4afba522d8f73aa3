package io.rnnbench.bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.gate.Verdict;
import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On recordings whose truth is known. */
class ResamplingTest {
  private static final Level SLOWER = new Level(0.10);
  private static final int ROWS = 6;
  private static final int ROUNDS = 20;
  private static final int GATES = 200;
  private static final double FORK_SECONDS = 8;

  @Test
  void anUnchangedCandidateIsHardlyEverCalledSlower() {
    assertThat(regressed(run(0.02, Level.NONE, Resampling.Scope.ONE_ROW, 600)))
        .isLessThanOrEqualTo(GATES / 50);
  }

  @Test
  void aPlantedTenthIsFoundInOneRowAndInAll() {
    assertThat(regressed(run(0.02, SLOWER, Resampling.Scope.ONE_ROW, 600)))
        .isGreaterThan(GATES * 9 / 10);
    assertThat(regressed(run(0.02, SLOWER, Resampling.Scope.ALL_ROWS, 600)))
        .isGreaterThan(GATES * 9 / 10);
  }

  @Test
  void aGateEndsWithinItsBudget() {
    double budget = 100; // three rounds of two groups
    assertThat(run(0.02, Level.NONE, Resampling.Scope.ONE_ROW, budget))
        .allSatisfy(
            outcome -> {
              assertThat(outcome.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
              assertThat(outcome.seconds()).isEqualTo(3 * 4 * FORK_SECONDS);
            });
  }

  private static List<Resampling.Outcome> run(
      double spread, Level level, Resampling.Scope scope, double budget) {
    Pool pool = Pool.of(recording(spread), 3);
    assertThat(pool.size()).isEqualTo(ROUNDS);
    return new Resampling(pool, budget).run(level, scope, GATES);
  }

  private static long regressed(List<Resampling.Outcome> outcomes) {
    return outcomes.stream().filter(o -> o.verdict() == Verdict.REGRESSED).count();
  }

  private static Recording recording(double spread) {
    Random random = new Random(1);
    List<Ab.Fork> forks = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      for (String group : List.of("one", "other")) {
        for (String side : List.of(Ab.BASELINE, Level.NONE.name(), SLOWER.name())) {
          double factor = side.equals(SLOWER.name()) ? 1 + SLOWER.share() : 1;
          forks.add(fork(round, group, side, factor, spread, random));
        }
      }
    }
    return new Recording(1, "", forks);
  }

  private static Ab.Fork fork(
      int round, String group, String side, double factor, double spread, Random random) {
    List<Ab.Result> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      double time = factor * Math.exp(spread * random.nextGaussian());
      rows.add(
          new Ab.Result(
              "B.step",
              Map.of("backend", group, "row", String.valueOf(row)),
              "sample",
              "ms/op",
              List.of(time),
              List.of(time),
              List.of()));
    }
    return new Ab.Fork(round, group, side, Ab.FINISHED, "", "", FORK_SECONDS, rows);
  }
}
