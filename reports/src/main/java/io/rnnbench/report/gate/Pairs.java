package io.rnnbench.report.gate;

import io.rnnbench.report.compare.Basis;
import io.rnnbench.report.compare.Better;
import io.rnnbench.report.compare.Bytes;
import io.rnnbench.report.compare.Measured;
import io.rnnbench.report.compare.Metric;
import io.rnnbench.report.compare.Unfit;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What two stored results say of the rows that both have, sorted by how sure it can be. */
final class Pairs {
  private final Naming naming;
  private final List<Metric> metrics;
  private final List<Pair> withForks = new ArrayList<>();
  private final List<Pair> exact = new ArrayList<>();
  private final List<Pair> weak = new ArrayList<>();
  private final Map<RowKey, String> lost = new LinkedHashMap<>();
  private final Map<RowKey, String> unfit = new LinkedHashMap<>();

  Pairs(Collection<RowKey> keys, List<Metric> metrics) {
    naming = Naming.of(keys);
    this.metrics = metrics;
  }

  /** Two forks a side, or more. */
  List<Pair> withForks() {
    return withForks;
  }

  /** The same in every iteration of the only fork. */
  List<Pair> exact() {
    return exact;
  }

  /** A single fork, or a score. */
  List<Pair> weak() {
    return weak;
  }

  /** Rows of whose time the candidate has no fit value, with the reason. */
  Map<RowKey, String> lost() {
    return lost;
  }

  /** Rows that could not be judged and that the candidate did not lose. */
  Map<RowKey, String> unfit() {
    return unfit;
  }

  void add(RowKey key, JmhResult before, JmhResult after) {
    for (Metric metric : metrics) {
      Optional<Measured> here = measured(metric, key, before, unfit);
      boolean known = here.isPresent();
      Optional<Measured> there = measured(metric, key, after, known ? lost : unfit);
      if (known && there.isPresent()) {
        add(key, metric, before, after, here.get(), there.get());
      }
    }
  }

  /** Only the lack of a time costs a row; a profiler may be absent. */
  private static Optional<Measured> measured(
      Metric metric, RowKey key, JmhResult result, Map<RowKey, String> reasons) {
    try {
      return Optional.of(metric.of(result));
    } catch (Unfit e) {
      if (metric.equals(Metric.TIME)) {
        reasons.put(key, e.getMessage());
      }
      return Optional.empty();
    }
  }

  private void add(
      RowKey key, Metric metric, JmhResult before, JmhResult after, Measured here, Measured there) {
    String unit = metric.unit(before);
    Subject subject = naming.subject(key, metric.name());
    if (!here.hasRawData() || !there.hasRawData()) {
      weak.add(
          new Pair(
              subject,
              unit,
              List.of(floor(metric, here.score())),
              List.of(floor(metric, there.score())),
              Basis.SCORES,
              isMoreBetter(metric, unit)));
      return;
    }
    List<Double> from = forks(metric, before, here);
    List<Double> to = forks(metric, after, there);
    Basis basis = Basis.FORKS;
    if (from.size() < 2 || to.size() < 2) {
      boolean same =
          metric.equals(Metric.ALLOCATION)
              && Bytes.areExact(all(here))
              && Bytes.areExact(all(there));
      basis = same ? Basis.EXACT : Basis.ITERATIONS;
    }
    Pair pair = new Pair(subject, unit, from, to, basis, isMoreBetter(metric, unit));
    if (!arePositive(from) || !arePositive(to)) {
      unfit.put(key, metric.name() + " is not positive in every fork: there is no ratio");
    } else if (basis == Basis.FORKS) {
      withForks.add(pair);
    } else {
      (basis == Basis.EXACT ? exact : weak).add(pair);
    }
  }

  private static boolean isMoreBetter(Metric metric, String unit) {
    return metric.better(unit) == Better.MORE;
  }

  private static List<Double> forks(Metric metric, JmhResult result, Measured measured) {
    return metric.equals(Metric.TIME)
        ? Quantity.times(result)
        : measured.iterations().stream().map(fork -> floor(metric, Quantity.median(fork))).toList();
  }

  private static double floor(Metric metric, double value) {
    return metric.equals(Metric.ALLOCATION) ? Quantity.atLeastOne(value) : value;
  }

  private static List<Double> all(Measured measured) {
    return measured.iterations().stream().flatMap(List::stream).toList();
  }

  private static boolean arePositive(List<Double> values) {
    return values.stream().allMatch(value -> value > 0 && Double.isFinite(value));
  }
}
