package io.rnnbench.report.gate;

import io.rnnbench.report.compare.Matching;
import io.rnnbench.report.compare.Metric;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.result.Unreadable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Judges two stored results, at one look: all rows together (Holm) may err as rarely as an A/B run
 * does.
 */
public final class StoredGate {
  private static final double ERROR = Look.FAMILY_ERROR;

  private static final double PASSING_ERROR = Look.PASSING_ERROR;

  /** Names beyond it are counted. */
  private static final int NAMED = 10;

  private final Function<Subject, Thresholds> thresholds;
  private final List<Metric> metrics;
  private final LostRows lost;

  /**
   * Makes one.
   *
   * @param thresholds of each subject
   * @param metrics that are judged where both sides measured them
   * @param lost what it means that the candidate lacks a row
   */
  public StoredGate(Function<Subject, Thresholds> thresholds, List<Metric> metrics, LostRows lost) {
    this.thresholds = thresholds;
    this.metrics = metrics;
    this.lost = lost;
  }

  /**
   * What is found.
   *
   * @param notes rows that were not judged
   */
  record Judged(List<GateRow> rows, List<String> notes) {}

  /**
   * The verdicts on all rows that both have, on those that the candidate lost, and on what it alone
   * fails at.
   *
   * @throws Unreadable where they have nothing in common
   */
  Judged judge(StoredResult baseline, StoredResult candidate) {
    Set<RowKey> before = baseline.rows().rows().keySet();
    Set<RowKey> after = candidate.rows().rows().keySet();
    Matching matching = Matching.of(before, after);
    Pairs pairs = new Pairs(matching.pairs().keySet(), metrics);
    matching
        .pairs()
        .forEach(
            (here, there) ->
                pairs.add(
                    here, baseline.rows().rows().get(here), candidate.rows().rows().get(there)));
    List<GateRow> rows = new ArrayList<>(judged(pairs.withForks()));
    pairs.exact().forEach(pair -> rows.add(exact(pair)));
    pairs.weak().forEach(pair -> rows.add(weak(pair)));
    rows.addAll(Correctness.rows(baseline.directory(), candidate.directory()));
    if (rows.isEmpty() && pairs.lost().isEmpty()) {
      throw nothingInCommon(baseline, candidate, matching);
    }
    Map<RowKey, String> missing = new LinkedHashMap<>(pairs.lost());
    Map<RowKey, String> otherwise = Matching.otherwiseMeasured(matching.onlyBase(), after);
    matching
        .onlyBase()
        .forEach(key -> missing.put(key, "only in the baseline" + otherwise.get(key)));
    addLost(missing, rows);
    rows.sort(Comparator.comparing(GateRow::subject));
    List<String> notes = new ArrayList<>();
    if (lost == LostRows.ALLOWED) {
      notes.addAll(named("lost by the candidate: ", missing));
    }
    Map<RowKey, String> added = new LinkedHashMap<>();
    matching.onlyCandidate().forEach(key -> added.put(key, ""));
    notes.addAll(named("only in the candidate: ", added));
    notes.addAll(named("not judged: ", pairs.unfit()));
    Map<String, String> broken = new LinkedHashMap<>(baseline.rows().broken());
    broken.putAll(candidate.rows().broken());
    broken.forEach((name, reason) -> notes.add("not judged: " + name + ": " + reason));
    return new Judged(rows, notes);
  }

  private static Unreadable nothingInCommon(
      StoredResult baseline, StoredResult candidate, Matching matching) {
    String first =
        matching.onlyCandidate().stream()
            .findFirst()
            .map(
                key ->
                    "; for one, "
                        + key.text()
                        + " is only in the candidate"
                        + Matching.otherwiseMeasured(List.of(key), baseline.rows().rows().keySet())
                            .get(key))
            .orElse("");
    return new Unreadable(
        candidate.given().get(0),
        "has no benchmark in common with " + baseline.name() + first,
        "measure the same benchmarks with the same parameters on both sides");
  }

  private static List<String> named(String head, Map<RowKey, String> keys) {
    List<String> names = new ArrayList<>();
    keys.forEach(
        (key, reason) -> {
          if (names.size() < NAMED) {
            names.add(head + key.text() + (reason.isEmpty() ? "" : ": " + reason));
          }
        });
    if (keys.size() > NAMED) {
      names.add(head + (keys.size() - NAMED) + " more");
    }
    return names;
  }

  /** A candidate that failed at it has its row already. */
  private void addLost(Map<RowKey, String> missing, List<GateRow> rows) {
    if (lost == LostRows.ALLOWED) {
      return;
    }
    Verdict verdict = lost == LostRows.REGRESSED ? Verdict.REGRESSED : Verdict.INCOMPARABLE;
    Set<Subject> known = new HashSet<>();
    rows.forEach(row -> known.add(row.subject()));
    Naming naming = Naming.of(missing.keySet());
    missing.forEach(
        (key, reason) -> {
          Subject subject = naming.subject(key, Subject.TIME);
          if (known.contains(subject)) {
            subject = Naming.full(key, Subject.TIME);
          }
          boolean failed = known.contains(subject);
          if (!failed) {
            rows.add(GateRow.plain(subject, verdict, reason));
          }
        });
  }

  private List<GateRow> judged(List<Pair> pairs) {
    record Test(Pair pair, WelchEffect effect, double p) {}
    List<Test> clearestFirst =
        pairs.stream()
            .map(
                pair -> {
                  WelchEffect effect = pair.effect();
                  return new Test(pair, effect, effect.p());
                })
            .sorted(Comparator.comparingDouble(Test::p))
            .toList();
    List<GateRow> rows = new ArrayList<>();
    int rest = pairs.size();
    for (Test test : clearestFirst) {
      double error = ERROR / rest;
      if (test.p <= error) {
        rest--;
      }
      WelchEffect effect = test.effect;
      rows.add(
          test.pair.row(
              effect.ratio(),
              effect.low(error),
              effect.high(PASSING_ERROR),
              effect.found(error, PASSING_ERROR, thresholds.apply(test.pair.subject())),
              ""));
    }
    return rows;
  }

  private GateRow exact(Pair pair) {
    double ratio = pair.ratio();
    Thresholds limits = thresholds.apply(pair.subject());
    return pair.row(
        ratio,
        ratio,
        ratio,
        WelchEffect.exactly(ratio).found(ERROR, PASSING_ERROR, limits),
        "the same in every iteration: no second JVM is needed");
  }

  private static GateRow weak(Pair pair) {
    return pair.row(
        pair.ratio(), 0, Double.POSITIVE_INFINITY, Verdict.INCONCLUSIVE, Reading.of(pair));
  }
}
