package io.rnnbench.report.compare;

import io.rnnbench.report.result.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two sides, row by row.
 *
 * @param base name of the one
 * @param candidate name of the other
 * @param notCompared rows that one side does not have, with the reason
 * @param broken results that could not be read, by name, with the reason
 */
public record Comparison(
    String base,
    String candidate,
    Metric metric,
    List<ComparedRow> rows,
    SortedMap<RowKey, String> notCompared,
    SortedMap<String, String> broken) {

  /** Compares what both have; there may be nothing. */
  public static Comparison of(Side base, Side candidate, Metric metric) {
    Matching matching = Matching.of(base.rows().keySet(), candidate.rows().keySet());
    List<ComparedRow> rows = new ArrayList<>();
    SortedMap<RowKey, String> notCompared = new TreeMap<>();
    matching
        .pairs()
        .forEach(
            (here, there) -> {
              String unit = base.units().get(here);
              String other = candidate.units().get(there);
              if (unit.equals(other)) {
                rows.add(
                    ComparedRow.of(
                        here, metric, unit, base.rows().get(here), candidate.rows().get(there)));
              } else {
                notCompared.put(here, "in %s here, in %s there".formatted(unit, other));
              }
            });
    notCompared.putAll(alone(matching.onlyBase(), candidate, "only in base"));
    notCompared.putAll(alone(matching.onlyCandidate(), base, "only in candidate"));
    notCompared.putAll(candidate.unfit());
    notCompared.putAll(base.unfit());
    SortedMap<String, String> broken = new TreeMap<>(candidate.broken());
    broken.putAll(base.broken());
    return new Comparison(
        base.name(), candidate.name(), metric, List.copyOf(rows), notCompared, broken);
  }

  private static Map<RowKey, String> alone(List<RowKey> keys, Side other, String where) {
    Map<RowKey, String> reasons = new TreeMap<>();
    Matching.otherwiseMeasured(keys, other.rows().keySet())
        .forEach((key, reason) -> reasons.put(key, where + reason));
    return reasons;
  }

  /** The backends of one result; rows of none are not compared. */
  public static Comparison ofBackends(
      String base, String candidate, JmhRows results, Metric metric) {
    Comparison comparison =
        of(
            Side.ofBackend(base, results, metric),
            Side.ofBackend(candidate, results, metric),
            metric);
    results.rows().keySet().stream()
        .filter(
            key -> !List.of(base, candidate).contains(key.params().getOrDefault(Side.BACKEND, "")))
        .forEach(key -> comparison.notCompared.put(key, "of neither backend"));
    return comparison;
  }

  /** Of the ratios that there are. */
  public OptionalDouble geometricMean() {
    OptionalDouble mean =
        rows.stream()
            .filter(ComparedRow::hasRatio)
            .mapToDouble(row -> Math.log(row.ratio()))
            .average();
    return mean.isEmpty() ? mean : OptionalDouble.of(Math.exp(mean.getAsDouble()));
  }
}
