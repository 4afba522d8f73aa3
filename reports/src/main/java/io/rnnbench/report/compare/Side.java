package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.speed.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is compared with another.
 *
 * @param name for people
 * @param rows what each measured
 * @param without rows that did not measure the metric
 */
public record Side(String name, SortedMap<RowKey, Times> rows, List<RowKey> without) {

  /** All rows. */
  public static Side of(String name, Map<RowKey, JmhResult> results, Metric metric) {
    SortedMap<RowKey, Times> rows = new TreeMap<>();
    List<RowKey> without = new ArrayList<>();
    results.forEach(
        (key, result) ->
            metric
                .of(result)
                .ifPresentOrElse(times -> rows.put(key, times), () -> without.add(key)));
    return new Side(name, rows, List.copyOf(without));
  }

  /** The rows of one backend, told apart by all but that. */
  public static Side ofBackend(String backend, Map<RowKey, JmhResult> results, Metric metric) {
    Map<RowKey, JmhResult> its = new TreeMap<>();
    results.forEach(
        (key, result) -> {
          if (backend.equals(key.params().get(BACKEND))) {
            its.put(key.without(BACKEND), result);
          }
        });
    return of(backend, its, metric);
  }

  static final String BACKEND = "backend";
}
