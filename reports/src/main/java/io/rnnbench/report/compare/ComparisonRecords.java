package io.rnnbench.report.compare;

import io.rnnbench.report.speed.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Comparisons for programs. Medians are in the row's unit, spreads are shares; {@code n} counts
 * what {@code basis} names.
 */
public final class ComparisonRecords {
  private ComparisonRecords() {}

  /** Of two sides. */
  public static Records of(Comparison comparison) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("base", comparison.base());
    head.put("candidate", comparison.candidate());
    head.put("metric", comparison.metric().name());
    head.put("geometricMean", boxed(comparison.geometricMean().orElse(Double.NaN)));
    Records records =
        new Records(
            head,
            List.of(
                "unit",
                "base",
                "baseSpread",
                "baseN",
                "candidate",
                "candidateSpread",
                "candidateN",
                "ratio",
                "low",
                "high",
                "p",
                "basis",
                "differs"));
    for (ComparedRow row : comparison.rows()) {
      records.row(
          row.key(),
          row.unit(),
          row.base().median(),
          row.base().spread(),
          row.base().count(),
          row.candidate().median(),
          row.candidate().spread(),
          row.candidate().count(),
          row.ratio(),
          low(row),
          high(row),
          row.p(),
          basis(row),
          row.differs());
    }
    comparison.notCompared().forEach(records::notCompared);
    comparison.broken().forEach(records::notCompared);
    return records;
  }

  /** Within one result; a value that is the baseline has a ratio of 1 to itself. */
  public static Records of(Groups groups) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("by", groups.by().name());
    head.put("baseline", groups.baseline().orElse(null));
    head.put("metric", groups.metric().name());
    Map<String, Double> means = new LinkedHashMap<>();
    groups
        .geometricMeans()
        .forEach((value, mean) -> means.put(value, boxed(mean.orElse(Double.NaN))));
    head.put("geometricMeans", means);
    Records records =
        new Records(
            head,
            List.of(
                "value",
                "unit",
                "median",
                "spread",
                "n",
                "ratio",
                "low",
                "high",
                "p",
                "basis",
                "speedUp",
                "efficiency"));
    groups
        .entries()
        .forEach(
            (key, entries) -> {
              for (Groups.Entry entry : entries) {
                ComparedRow row = entry.row();
                records.row(
                    key,
                    entry.value(),
                    row.unit(),
                    row.candidate().median(),
                    row.candidate().spread(),
                    row.candidate().count(),
                    entry.isBaseline() ? 1.0 : row.ratio(),
                    entry.isBaseline() ? null : low(row),
                    entry.isBaseline() ? null : high(row),
                    entry.isBaseline() ? null : row.p(),
                    basis(row),
                    entry.speedUp(),
                    entry.efficiency());
              }
            });
    groups.notCompared().forEach(records::notCompared);
    return records;
  }

  private static Double boxed(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static Double low(ComparedRow row) {
    return row.interval().map(Interval::low).orElse(null);
  }

  private static Double high(ComparedRow row) {
    return row.interval().map(Interval::high).orElse(null);
  }

  private static String basis(ComparedRow row) {
    return row.basis().name().toLowerCase(Locale.ROOT);
  }
}
