package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhInput;
import io.rnnbench.report.result.ParamOrder;
import io.rnnbench.report.result.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Rows of one result beside each other that differ in one thing only.
 *
 * @param baseline value that the others are compared with; empty for the best of each row
 * @param entries by what the rows have in common
 * @param notCompared rows by name, with the reason
 */
public record Groups(
    By by,
    Metric metric,
    Optional<String> baseline,
    SortedMap<RowKey, List<Entry>> entries,
    SortedMap<String, String> notCompared) {

  /**
   * One row.
   *
   * @param value of what is compared by
   * @param row compared with the baseline's
   * @param isBaseline whether it is compared with itself
   * @param speedUp over threads: operations per second / those of the fewest threads, else NaN
   * @param efficiency speed-up / times as many threads, else NaN
   */
  public record Entry(
      String value, ComparedRow row, boolean isBaseline, double speedUp, double efficiency) {}

  /**
   * Groups the rows.
   *
   * @param wanted rows that count
   * @param better direction of the metric, which decides who is best
   */
  public static Groups of(
      JmhInput input,
      Predicate<RowKey> wanted,
      By by,
      Metric metric,
      Better better,
      Optional<String> baseline) {
    JmhRows rows = JmhRows.of(input.results(), by::key, input.broken(), input.notes()).only(wanted);
    Side side = Side.of("", rows, metric);
    SortedMap<String, String> notCompared = new TreeMap<>(side.broken());
    side.unfit().forEach((key, reason) -> notCompared.put(key.text(), reason));
    SortedMap<RowKey, SortedMap<String, RowKey>> groups = new TreeMap<>();
    for (RowKey key : side.rows().keySet()) {
      String value = key.params().get(by.name());
      if (value == null) {
        notCompared.put(key.text(), "has no " + by.name());
      } else {
        groups
            .computeIfAbsent(key.without(by.name()), k -> new TreeMap<>(ParamOrder::compareValues))
            .put(value, key);
      }
    }
    SortedMap<RowKey, List<Entry>> entries = new TreeMap<>();
    groups.forEach(
        (rest, values) -> {
          String reason = reason(values.keySet(), baseline);
          if (reason.isEmpty()) {
            String base = baseline.orElseGet(() -> best(by, side, values, better));
            entries.put(rest, entries(by, metric, side, values, base));
          } else {
            values.values().forEach(key -> notCompared.put(key.text(), reason));
          }
        });
    return new Groups(by, metric, baseline, entries, notCompared);
  }

  private static String reason(Collection<String> values, Optional<String> baseline) {
    if (values.size() < 2) {
      return "nothing to compare it with";
    }
    return baseline.isPresent() && !values.contains(baseline.get())
        ? "its baseline " + baseline.get() + " was not measured"
        : "";
  }

  /** Scaling is told from the fewest threads; else the best is the baseline. */
  private static String best(By by, Side side, SortedMap<String, RowKey> values, Better better) {
    if (by.name().equals(By.THREADS)) {
      return values.firstKey();
    }
    Comparator<String> byScore =
        Comparator.comparingDouble(
            value -> ComparedRow.typical(side.rows().get(values.get(value))));
    Comparator<String> order = better == Better.MORE ? byScore.reversed() : byScore;
    return values.keySet().stream().min(order).orElseThrow();
  }

  private static List<Entry> entries(
      By by, Metric metric, Side side, SortedMap<String, RowKey> values, String base) {
    RowKey baseKey = values.get(base);
    List<Entry> entries = new ArrayList<>();
    values.forEach(
        (value, key) -> {
          ComparedRow row =
              ComparedRow.of(
                  key,
                  metric,
                  side.units().get(key),
                  side.rows().get(baseKey),
                  side.rows().get(key));
          boolean scales = by.name().equals(By.THREADS) && metric.equals(Metric.TIME);
          double times = scales ? Double.parseDouble(value) / Double.parseDouble(base) : Double.NaN;
          // A throughput is of all threads together, a time of each.
          double speedUp = (key.family().equals("rate") ? 1 : times) / row.ratio();
          entries.add(
              new Entry(
                  value,
                  row,
                  value.equals(base),
                  scales ? speedUp : Double.NaN,
                  scales ? speedUp / times : Double.NaN));
        });
    return entries;
  }

  /** Of each value over all rows that have it. */
  public Map<String, OptionalDouble> geometricMeans() {
    TreeSet<String> values = new TreeSet<>(ParamOrder::compareValues);
    entries.values().forEach(all -> all.forEach(entry -> values.add(entry.value())));
    Map<String, OptionalDouble> means = new LinkedHashMap<>();
    for (String value : values) {
      OptionalDouble mean =
          entries.values().stream()
              .flatMap(List::stream)
              .filter(entry -> entry.value().equals(value) && entry.row().hasRatio())
              .mapToDouble(entry -> Math.log(entry.row().ratio()))
              .average();
      means.put(value, mean.isEmpty() ? mean : OptionalDouble.of(Math.exp(mean.getAsDouble())));
    }
    return means;
  }
}
