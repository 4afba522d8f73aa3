package io.rnnbench.report.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Verdicts from pairs of processes that come in round by round, with no more of them than needed.
 *
 * <p>A row is looked at after 5, 8, 12, 18, ... pairs ({@link Look}); each look may err with a
 * share of what the gate may err in all, so that all looks together keep to it however long one
 * goes on. A row that seems changed at a look that can't prove it does not pass there.
 *
 * <ul>
 *   <li>REGRESSED errs in {@link Look#FAMILY_ERROR} of gates, over all rows and looks together
 *       ({@link SignFlips}); so does IMPROVED.
 *   <li>PASS rests on the upper end of the row's interval, which errs in {@link Look#PASSING_ERROR}
 *       of rows: a gate passes only where all rows do, so that one row that is slower than allowed
 *       is enough to stop it, however many there are (an intersection-union test, Berger 1982).
 * </ul>
 */
public final class SequentialGate {
  private final SortedMap<Subject, Row> rows = new TreeMap<>();
  private int rounds;

  /**
   * What is known of a row.
   *
   * @param low of the interval that the verdict rests on, of this row by itself
   * @param high of the same
   * @param pairs that the ratio rests on
   * @param verdict INCONCLUSIVE as long as there is none
   */
  public record Finding(double ratio, double low, double high, int pairs, Verdict verdict) {}

  private static final class Row {
    private final String kin;
    private final Thresholds thresholds;
    private final List<Integer> rounds = new ArrayList<>();
    private final List<Double> logRatios = new ArrayList<>();
    private int looks;
    private Verdict verdict = Verdict.INCONCLUSIVE;

    Row(String kin, Thresholds thresholds) {
      this.kin = kin;
      this.thresholds = thresholds;
    }

    boolean isOpen() {
      return verdict == Verdict.INCONCLUSIVE;
    }

    boolean isDue() {
      return isOpen() && logRatios.size() >= Look.pairs(looks + 1);
    }

    PairedEffect effect() {
      return PairedEffect.of(logRatios);
    }

    SignFlips.Row forFlips() {
      return new SignFlips.Row(rounds, logRatios, kin);
    }
  }

  /**
   * One pair of a row.
   *
   * @param kin names the rows with a spread alike: of the same processes and metric
   * @param thresholds what counts for it
   * @param logRatio ln(candidate / baseline)
   */
  record Value(String kin, Thresholds thresholds, double logRatio) {}

  /**
   * Takes one round, and looks where it is time to.
   *
   * @param round one pair of each of these rows; those of rows with a verdict are ignored
   */
  void add(Map<Subject, Value> round) {
    int number = rounds++;
    round.forEach(
        (subject, value) -> {
          Row row = rows.computeIfAbsent(subject, s -> new Row(value.kin, value.thresholds));
          if (row.isOpen()) {
            row.rounds.add(number);
            row.logRatios.add(value.logRatio);
          }
        });
    List<Row> due = rows.values().stream().filter(Row::isDue).toList();
    if (due.isEmpty()) {
      return;
    }
    due.forEach(row -> row.looks++);
    boolean proving = due.stream().anyMatch(row -> Look.canProve(row.looks));
    Map<Row, Double> slower = proving ? adjusted(1) : Map.of();
    Map<Row, Double> faster = proving ? adjusted(-1) : Map.of();
    for (Row row : due) {
      row.verdict =
          verdict(row, Math.min(slower.getOrDefault(row, 1.0), faster.getOrDefault(row, 1.0)));
    }
  }

  /**
   * What a look says.
   *
   * @param p of as much evidence in any row, in the direction in which this one points
   */
  private static Verdict verdict(Row row, double p) {
    double error = Look.familyError(row.looks);
    double passing = Look.passingError(row.looks);
    PairedEffect effect = row.effect();
    Verdict found = effect.found(p <= error ? error : 0, passing, row.thresholds);
    boolean suspected =
        effect.found(passing, passing, row.thresholds) != Verdict.PASS; // it seems to be changed
    return found == Verdict.PASS && suspected && !Look.canProve(row.looks)
        ? Verdict.INCONCLUSIVE
        : found;
  }

  /** Of each row, over the family: rows with a verdict stay in it. */
  private Map<Row, Double> adjusted(int sign) {
    List<Row> all = List.copyOf(rows.values());
    double[] p = SignFlips.p(all.stream().map(Row::forFlips).toList(), sign);
    Map<Row, Double> byRow = new HashMap<>();
    for (int i = 0; i < p.length; i++) {
      byRow.put(all.get(i), p[i]);
    }
    return byRow;
  }

  /** Whether more pairs of a row are wanted; of one that is not known yet they are. */
  public boolean wants(Subject subject) {
    return !rows.containsKey(subject) || isOpen(subject);
  }

  /** Whether a row is known and has no verdict. */
  boolean isOpen(Subject subject) {
    return rows.containsKey(subject) && rows.get(subject).isOpen();
  }

  /** Whether any row has this verdict. */
  boolean has(Verdict verdict) {
    return rows.values().stream().anyMatch(row -> row.verdict == verdict);
  }

  /** What is known of every row by now. */
  public SortedMap<Subject, Finding> findings() {
    SortedMap<Subject, Finding> findings = new TreeMap<>();
    rows.forEach((subject, row) -> findings.put(subject, finding(row)));
    return findings;
  }

  private static Finding finding(Row row) {
    PairedEffect effect = row.effect();
    int look = row.isOpen() ? row.looks + 1 : row.looks;
    boolean changed = row.verdict == Verdict.REGRESSED || row.verdict == Verdict.IMPROVED;
    double error = changed ? Look.familyError(look) : Look.passingError(look);
    return new Finding(
        effect.ratio(), effect.low(error), effect.high(error), row.logRatios.size(), row.verdict);
  }
}
