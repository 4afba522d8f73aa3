package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Two sides, row by row.
 *
 * @param base name of the one
 * @param candidate name of the other
 * @param notCompared rows that one side does not have, with the reason, in the sides' order
 */
public record Comparison(
    String base,
    String candidate,
    Metric metric,
    List<ComparedRow> rows,
    SortedMap<RowKey, String> notCompared) {

  /** Compares what both have; there may be nothing. */
  public static Comparison of(Side base, Side candidate, Metric metric) {
    List<ComparedRow> rows = new ArrayList<>();
    SortedMap<RowKey, String> notCompared = new TreeMap<>();
    base.rows()
        .forEach(
            (key, times) -> {
              if (candidate.rows().containsKey(key)) {
                rows.add(ComparedRow.of(key, times, candidate.rows().get(key)));
              } else {
                notCompared.put(key, "only in base" + otherMode(key, candidate));
              }
            });
    candidate.rows().keySet().stream()
        .filter(key -> !base.rows().containsKey(key))
        .forEach(key -> notCompared.put(key, "only in candidate" + otherMode(key, base)));
    Stream.concat(base.without().stream(), candidate.without().stream())
        .forEach(key -> notCompared.put(key, "no " + Metric.NORMALISED + ", see -prof gc"));
    return new Comparison(base.name(), candidate.name(), metric, List.copyOf(rows), notCompared);
  }

  /** The backends of one result; rows of none are not compared. */
  public static Comparison ofBackends(
      String base, String candidate, Map<RowKey, JmhResult> results, Metric metric) {
    Comparison comparison =
        of(
            Side.ofBackend(base, results, metric),
            Side.ofBackend(candidate, results, metric),
            metric);
    results.keySet().stream()
        .filter(
            key -> !List.of(base, candidate).contains(key.params().getOrDefault(Side.BACKEND, "")))
        .forEach(key -> comparison.notCompared.put(key, "of neither backend"));
    return comparison;
  }

  /** Of the ratios that there are. */
  public OptionalDouble geometricMean() {
    OptionalDouble mean =
        rows.stream()
            .flatMap(row -> row.ratio().stream())
            .mapToDouble(ratio -> Math.log(ratio.value()))
            .average();
    return mean.isEmpty() ? mean : OptionalDouble.of(Math.exp(mean.getAsDouble()));
  }

  private static String otherMode(RowKey key, Side other) {
    return other.rows().keySet().stream()
        .filter(o -> o.benchmark().equals(key.benchmark()) && o.params().equals(key.params()))
        .filter(o -> !o.mode().equals(key.mode()))
        .findFirst()
        .map(o -> "; the other side's is in mode " + o.mode() + ", which is another row")
        .orElse("");
  }
}
