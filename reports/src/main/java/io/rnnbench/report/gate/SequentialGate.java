package io.rnnbench.report.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Verdicts from pairs of forks that come in round by round, with no more of them than needed.
 *
 * <p>A row is looked at after {@link #FIRST_LOOK} pairs, and whenever they have doubled. Look k may
 * err with 2^-k of a stage's error, so that all looks together keep to it however long one goes on.
 * There are two stages:
 *
 * <ol>
 *   <li>Screening: over all rows together (Holm), errs in {@link #SCREENING_ERROR} of gates in each
 *       direction.
 *   <li>Confirming: a row that screening found changed starts anew, with fresh pairs only. It errs
 *       in {@link #CONFIRMING_ERROR}, independently of screening; so a gate calls something slower
 *       that is not in at most the product of the two: one in a hundred.
 * </ol>
 *
 * <p>The interval of a row is that of its last look. Its lower end, which a claim of "slower" rests
 * on, errs as above. Its upper end, which PASS rests on, errs in {@link #CONFIRMING_ERROR} of rows
 * for each: a gate passes only where all rows do, so that one row that is slower than allowed is
 * enough to stop it, however many there are (an intersection-union test, Berger 1982).
 */
public final class SequentialGate {
  /** Pairs before the first look. Fewer could not reach the error of one of two dozen rows. */
  public static final int FIRST_LOOK = 8;

  /** In each direction, over all rows and looks. */
  static final double SCREENING_ERROR = 0.2;

  /** In each direction, of one row over all its looks. */
  static final double CONFIRMING_ERROR = 0.05;

  private final Thresholds thresholds;
  private final SortedMap<Subject, Row> rows = new TreeMap<>();

  public SequentialGate(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /**
   * What is known of a row.
   *
   * @param ratio NaN where it is flagged and has no fresh pair yet
   * @param pairs that the ratio rests on
   * @param verdict INCONCLUSIVE as long as there is none
   * @param suspected what screening found: REGRESSED, IMPROVED, or INCONCLUSIVE for nothing
   */
  public record Finding(
      double ratio, double low, double high, int pairs, Verdict verdict, Verdict suspected) {}

  private static final class Row {
    private final List<Double> logRatios = new ArrayList<>();
    private int looks;
    private double error; // of the last look
    private Verdict suspected = Verdict.INCONCLUSIVE;
    private Verdict verdict = Verdict.INCONCLUSIVE;

    boolean isOpen() {
      return verdict == Verdict.INCONCLUSIVE;
    }

    boolean isSuspected() {
      return suspected != Verdict.INCONCLUSIVE;
    }

    boolean isDue() {
      return isOpen() && logRatios.size() >= FIRST_LOOK << looks;
    }

    PairedEffect effect() {
      return PairedEffect.of(logRatios);
    }

    void startAnew(Verdict suspicion) {
      suspected = suspicion;
      logRatios.clear();
      looks = 0;
    }
  }

  /**
   * Takes one pair of each of these rows, and looks where it is time to.
   *
   * @param logRatios ln(candidate / baseline); those of rows with a verdict are ignored
   */
  public void add(Map<Subject, Double> logRatios) {
    logRatios.forEach(
        (subject, logRatio) -> {
          Row row = rows.computeIfAbsent(subject, s -> new Row());
          if (row.isOpen()) {
            row.logRatios.add(logRatio);
          }
        });
    List<Row> due = rows.values().stream().filter(Row::isDue).toList();
    due.forEach(row -> row.looks++);
    due.stream().filter(Row::isSuspected).forEach(this::confirm);
    List<Row> screened = due.stream().filter(row -> !row.isSuspected()).toList();
    // Each direction keeps to its own error: a false "faster" must not ease the way to "slower".
    Map<Boolean, List<Row>> bySlower =
        screened.stream().collect(Collectors.partitioningBy(row -> row.effect().ratio() > 1));
    bySlower.values().forEach(this::screen);
  }

  /** Whether more pairs of a row are wanted; of one that is not known yet they are. */
  public boolean wants(Subject subject) {
    return !rows.containsKey(subject) || rows.get(subject).isOpen();
  }

  /** What is known of every row by now. */
  public SortedMap<Subject, Finding> findings() {
    SortedMap<Subject, Finding> findings = new TreeMap<>();
    rows.forEach((subject, row) -> findings.put(subject, finding(row)));
    return findings;
  }

  private Finding finding(Row row) {
    if (row.logRatios.isEmpty()) {
      return new Finding(Double.NaN, 0, Double.POSITIVE_INFINITY, 0, row.verdict, row.suspected);
    }
    PairedEffect effect = row.effect();
    return new Finding(
        effect.ratio(),
        effect.low(row.isOpen() ? nextError(row) : row.error),
        effect.high(ofOne(row.isOpen() ? row.looks + 1 : row.looks)),
        row.logRatios.size(),
        row.verdict,
        row.suspected);
  }

  private double nextError(Row row) {
    return row.isSuspected() ? ofOne(row.looks + 1) : ofOneAmong(rows.size(), row.looks + 1);
  }

  private static double ofOne(int look) {
    return CONFIRMING_ERROR / (1L << look);
  }

  private static double ofOneAmong(int rows, int look) {
    return SCREENING_ERROR / rows / (1L << look);
  }

  private void confirm(Row row) {
    row.error = ofOne(row.looks);
    Verdict found = row.effect().found(row.error, ofOne(row.looks), thresholds);
    if (found == row.suspected || found == Verdict.PASS) {
      row.verdict = found;
    }
  }

  /** Holm (1979): the clearest row is tested with the error of one of all, the next of the rest. */
  private void screen(List<Row> due) {
    List<Row> clearestFirst =
        due.stream().sorted(Comparator.comparingDouble((Row row) -> row.effect().p())).toList();
    int rest = rows.size();
    boolean rejecting = true;
    for (Row row : clearestFirst) {
      row.error = ofOneAmong(rest, row.looks);
      rejecting = rejecting && row.effect().p() <= row.error;
      if (rejecting) {
        rest--;
      }
      Verdict found = row.effect().found(row.error, ofOne(row.looks), thresholds);
      if (found == Verdict.PASS) {
        row.verdict = found;
      } else if (found != Verdict.INCONCLUSIVE) {
        row.startAnew(found);
      }
    }
  }
}
