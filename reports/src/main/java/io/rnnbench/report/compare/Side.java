package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is compared with another.
 *
 * @param name for people
 * @param rows what each measured
 * @param units of the same
 * @param unfit rows that can't be compared, with the reason
 * @param broken results of which not even the row is known, by name, with the reason
 */
public record Side(
    String name,
    SortedMap<RowKey, Measured> rows,
    Map<RowKey, String> units,
    SortedMap<RowKey, String> unfit,
    Map<String, String> broken) {

  /** All rows. */
  public static Side of(String name, JmhRows results, Metric metric) {
    SortedMap<RowKey, Measured> rows = new TreeMap<>();
    Map<RowKey, String> units = new TreeMap<>();
    SortedMap<RowKey, String> unfit = new TreeMap<>();
    results
        .rows()
        .forEach(
            (key, result) -> {
              try {
                rows.put(key, metric.of(result));
                units.put(key, metric.unit(result));
              } catch (Unfit e) {
                unfit.put(key, e.getMessage());
              }
            });
    return new Side(name, rows, units, unfit, results.broken());
  }

  /** The rows of one backend, told apart by all but that. */
  public static Side ofBackend(String backend, JmhRows results, Metric metric) {
    SortedMap<RowKey, JmhResult> its = new TreeMap<>();
    results
        .rows()
        .forEach(
            (key, result) -> {
              if (backend.equals(key.params().get(BACKEND))) {
                its.put(key.without(BACKEND), result);
              }
            });
    return of(backend, new JmhRows(its, results.broken(), results.notes()), metric);
  }

  /** The parameter that names a backend. */
  public static final String BACKEND = "backend";
}
