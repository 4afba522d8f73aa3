package io.rnnbench.bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.gate.Verdict;
import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.Collections;
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
    assertThat(regressed(run(0.02, Level.NONE, Scope.ONE_ROW, 600)))
        .isLessThanOrEqualTo(GATES / 50);
  }

  @Test
  void aPlantedTenthIsFoundInOneRowAndInAll() {
    assertThat(regressed(run(0.02, SLOWER, Scope.ONE_ROW, 600))).isGreaterThan(GATES * 9 / 10);
    assertThat(regressed(run(0.02, SLOWER, Scope.ALL_ROWS, 600))).isGreaterThan(GATES * 9 / 10);
  }

  /** It is in no quartile, and in the mean. */
  @Test
  void aTenthThatIsAllInOneStepOfTenIsFound() {
    assertThat(regressed(run(0.02, SLOWER, Scope.ONE_STEP_IN_TEN, 600)))
        .isGreaterThan(GATES * 9 / 10);
  }

  @Test
  void aGateEndsWithinItsBudget() {
    // Until the first look, rounds have half of the recorded slices, and take half as long.
    double round = 2 * 2 * FORK_SECONDS / 2;
    assertThat(run(0.02, Level.NONE, Scope.ONE_ROW, 3.5 * round))
        .allSatisfy(
            outcome -> {
              assertThat(outcome.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
              assertThat(outcome.seconds()).isEqualTo(3 * round);
            });
  }

  private static List<Resampling.Outcome> run(
      double spread, Level level, Scope scope, double budget) {
    Pool pool = Pool.of(recording(spread));
    assertThat(pool.size()).isEqualTo(ROUNDS);
    return new Resampling(pool, budget).run(level, scope, GATES);
  }

  private static long regressed(List<Resampling.Outcome> outcomes) {
    return outcomes.stream().filter(o -> o.verdict() == Verdict.REGRESSED).count();
  }

  private static List<Ab.Fork> recording(double spread) {
    Random random = new Random(1);
    List<Ab.Fork> forks = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      for (String group : List.of("one", "other")) {
        for (String side : List.of(Ab.BASELINE, Ab.CANDIDATE)) {
          forks.add(fork(round, group, side, spread, random));
        }
      }
    }
    return forks;
  }

  private static Ab.Fork fork(int round, String group, String side, double spread, Random random) {
    List<Ab.Result> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      double time = Math.exp(spread / Math.sqrt(2) * random.nextGaussian()); // of a pair: spread
      List<Double> slices = Collections.nCopies(4, time);
      rows.add(
          new Ab.Result(
                  "B.step",
                  Map.of("backend", group, "row", String.valueOf(row)),
                  "sample",
                  "ms/op",
                  slices,
                  List.of(time),
                  List.of())
              .inSlices(slices, slices, Ab.Evidence.NONE));
    }
    return new Ab.Fork(round, group, side, Ab.FINISHED, "", "", FORK_SECONDS, rows);
  }
}
