package io.rnnbench.report.gate;

import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.speed.Timings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Subjects of rows: mode, threads and empty parameters are named where rows differ in them only.
 */
final class Naming {
  private final Map<RowKey, Integer> rows = new HashMap<>();

  private Naming() {}

  static Naming of(Collection<RowKey> keys) {
    Naming naming = new Naming();
    keys.forEach(key -> naming.rows.merge(key.subject(), 1, Integer::sum));
    return naming;
  }

  Subject subject(RowKey key, String metric) {
    return rows.getOrDefault(key.subject(), 0) > 1
        ? full(key, metric)
        : Subject.of(Timings.nameOf(key.benchmark()), key.params(), metric);
  }

  /** With all that the row is told by. */
  static Subject full(RowKey key, String metric) {
    return new Subject(Timings.nameOf(key.benchmark()), new TreeMap<>(key.labels()), metric);
  }
}
