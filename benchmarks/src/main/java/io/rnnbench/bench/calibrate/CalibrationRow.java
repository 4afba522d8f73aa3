package io.rnnbench.bench.calibrate;

import io.rnnbench.report.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How gates end where a slow-down is planted.
 *
 * @param planted share: 0.05 is 5 %; 0 is an unchanged candidate, and REGRESSED a false alarm
 * @param where it is planted
 * @param source RESAMPLED from recorded forks, or REAL
 * @param low of the 95 % interval of the share that was called REGRESSED (Clopper and Pearson)
 * @param high of the same
 * @param medianSeconds until the verdict
 * @param p95Seconds the same, in 19 of 20 gates
 */
record CalibrationRow(
    double planted,
    Scope where,
    Source source,
    int runs,
    int regressed,
    int improved,
    int inconclusive,
    int passed,
    double low,
    double high,
    double medianSeconds,
    double p95Seconds) {
  private static final double TAIL = 0.025;

  /** Where gates come from. */
  enum Source {
    RESAMPLED,
    REAL
  }

  static CalibrationRow of(
      Level level, Scope where, Source source, List<Resampling.Outcome> outcomes) {
    int runs = outcomes.size();
    int regressed = count(outcomes, Verdict.REGRESSED);
    double[] seconds = outcomes.stream().mapToDouble(Resampling.Outcome::seconds).toArray();
    return new CalibrationRow(
        level.share(),
        where,
        source,
        runs,
        regressed,
        count(outcomes, Verdict.IMPROVED),
        count(outcomes, Verdict.INCONCLUSIVE),
        count(outcomes, Verdict.PASS),
        regressed == 0
            ? 0
            : beta(regressed, runs - regressed + 1.0).inverseCumulativeProbability(TAIL),
        regressed == runs
            ? 1
            : beta(regressed + 1.0, runs - regressed).inverseSurvivalProbability(TAIL),
        new Percentile(50).evaluate(seconds),
        new Percentile(95).evaluate(seconds));
  }

  private static BetaDistribution beta(double alpha, double beta) {
    return BetaDistribution.of(alpha, beta);
  }

  private static int count(List<Resampling.Outcome> outcomes, Verdict verdict) {
    return (int) outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
  }

  /** As Markdown. */
  static List<String> table(List<CalibrationRow> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| planted | in | gates | REGRESSED (95 %) | INCONCLUSIVE | PASS | IMPROVED | minutes, median"
            + " (95 % within) |");
    lines.add("|---|---|---|---|---|---|---|---|");
    rows.forEach(row -> lines.add(row.line()));
    return lines;
  }

  private String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,d %s | %.1f %% (%.1f..%.1f) | %.1f %% | %.1f %% | %.1f %% | %.1f (%.1f) |",
        planted == 0 ? "nothing" : new Level(planted).percent(),
        planted == 0 ? "–" : where.words(),
        runs,
        source == Source.REAL ? "run" : "resampled",
        percent(regressed),
        100 * low,
        100 * high,
        percent(inconclusive),
        percent(passed),
        percent(improved),
        medianSeconds / 60,
        p95Seconds / 60);
  }

  private double percent(int count) {
    return 100.0 * count / runs;
  }
}
