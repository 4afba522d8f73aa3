package io.rnnbench.report.summary;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Row;
import io.rnnbench.report.speed.ShapeComparison;
import io.rnnbench.report.speed.Speed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Training steps without a result, gathered by who, what and why.
 *
 * @param rows how many there are
 */
public record NotCompared(
    String cell, Backends.Backend backend, String division, String reason, int rows) {

  static List<NotCompared> of(Speed speed, Backends backends) {
    Map<NotCompared, Integer> counts = new LinkedHashMap<>();
    for (ShapeComparison shape : speed.shapes()) {
      for (BatchComparison batch : shape.batches()) {
        for (Row row : batch.rows()) {
          if (row instanceof Row.Absent absent) {
            counts.merge(
                new NotCompared(
                    shape.shape().cell(),
                    backends.find(absent.backend()),
                    shape.shape().conditions().division(),
                    absent.reason(),
                    0),
                1,
                Integer::sum);
          }
        }
      }
    }
    return counts.entrySet().stream()
        .map(e -> e.getKey().times(e.getValue()))
        .sorted(
            Comparator.comparing(NotCompared::cell, CanonicalOrder.CELLS)
                .thenComparing(row -> row.backend().name(), CanonicalOrder.BACKENDS))
        .toList();
  }

  private NotCompared times(int count) {
    return new NotCompared(cell, backend, division, reason, count);
  }

  /** Such as "GRU, DL4J, stock: unsupported: DL4J ships no GRU (6 rows)". */
  public String text() {
    return "%s, %s, %s: %s (%s %s)"
        .formatted(cell, backend.label(), division, reason, rows, rows == 1 ? "row" : "rows");
  }
}
