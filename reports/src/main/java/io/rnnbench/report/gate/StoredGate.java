package io.rnnbench.report.gate;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.result.Unreadable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges two stored results. There are no fresh forks to confirm with, so that all rows together
 * (Holm) may err as rarely as an A/B run does.
 */
final class StoredGate {
  private static final double ERROR =
      SequentialGate.SCREENING_ERROR * SequentialGate.CONFIRMING_ERROR;

  private static final double PASSING_ERROR = SequentialGate.CONFIRMING_ERROR;

  private final Thresholds thresholds;

  StoredGate(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** A row that both have, with the forks of each. */
  private record Pair(Subject subject, String unit, List<Double> before, List<Double> after) {
    boolean hasForks() {
      return before.size() >= 2 && after.size() >= 2;
    }

    WelchEffect effect() {
      return WelchEffect.of(before, after);
    }
  }

  private static final class Forks {
    private final List<Double> values = new ArrayList<>();
    private String unit = "";
  }

  /**
   * The verdicts on all rows that both have, and on what a candidate alone fails at.
   *
   * @throws Unreadable where they have nothing in common
   */
  List<GateRow> rows(StoredResult baseline, StoredResult candidate) {
    List<Pair> pairs = pairs(forks(baseline.rows()), forks(candidate.rows()));
    List<GateRow> rows = new ArrayList<>(judged(pairs.stream().filter(Pair::hasForks).toList()));
    pairs.stream().filter(pair -> !pair.hasForks()).forEach(pair -> rows.add(single(pair)));
    rows.addAll(Correctness.rows(baseline.directory(), candidate.directory()));
    if (rows.isEmpty()) {
      throw new Unreadable(
          candidate.given(),
          "has no benchmark in common with " + baseline.given(),
          "measure the same benchmarks with the same parameters on both sides");
    }
    rows.sort(Comparator.comparing(GateRow::subject));
    return rows;
  }

  private List<GateRow> judged(List<Pair> pairs) {
    List<Pair> clearestFirst =
        pairs.stream()
            .sorted(Comparator.comparingDouble((Pair pair) -> pair.effect().p()))
            .toList();
    List<GateRow> rows = new ArrayList<>();
    int rest = pairs.size();
    for (Pair pair : clearestFirst) {
      WelchEffect effect = pair.effect();
      double error = ERROR / rest;
      if (effect.p() <= error) {
        rest--;
      }
      rows.add(
          row(
              pair,
              effect.ratio(),
              effect.low(error),
              effect.high(PASSING_ERROR),
              effect.found(error, PASSING_ERROR, thresholds),
              ""));
    }
    return rows;
  }

  private static GateRow single(Pair pair) {
    return row(
        pair,
        Quantity.median(pair.after) / Quantity.median(pair.before),
        0,
        Double.POSITIVE_INFINITY,
        Verdict.INCONCLUSIVE,
        "one JVM says nothing of the variation between JVMs: run with -- -f 5");
  }

  private static GateRow row(
      Pair pair, double ratio, double low, double high, Verdict verdict, String reason) {
    return new GateRow(
        pair.subject,
        Quantity.median(pair.before),
        Quantity.median(pair.after),
        pair.unit,
        ratio,
        low,
        high,
        verdict,
        Math.min(pair.before.size(), pair.after.size()),
        reason);
  }

  private static List<Pair> pairs(Map<Subject, Forks> before, Map<Subject, Forks> after) {
    List<Pair> pairs = new ArrayList<>();
    before.forEach(
        (subject, forks) -> {
          if (after.containsKey(subject)) {
            pairs.add(new Pair(subject, forks.unit, forks.values, after.get(subject).values));
          }
        });
    return pairs;
  }

  private static SortedMap<Subject, Forks> forks(SortedMap<RowKey, JmhResult> results) {
    SortedMap<Subject, Forks> all = new TreeMap<>();
    results.forEach(
        (key, result) -> {
          boolean alone =
              results.keySet().stream()
                      .filter(k -> k.benchmark().equals(key.benchmark()))
                      .filter(k -> k.params().equals(key.params()))
                      .count()
                  == 1;
          Map<String, String> params = alone ? key.params() : key.labels();
          for (Map<Subject, Quantity> fork : Quantity.ofForks(result, params)) {
            fork.forEach(
                (subject, quantity) -> {
                  Forks forks = all.computeIfAbsent(subject, s -> new Forks());
                  forks.values.add(quantity.value());
                  forks.unit = quantity.unit();
                });
          }
        });
    return all;
  }
}
