package io.rnnbench.report.result;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What makes two rows the same. One benchmark's thrpt and avgt are two.
 *
 * @param mode JMH's, such as "avgt"
 * @param family of its unit: "time", "rate", or a unit that is neither
 * @param batchSize calls of the benchmark in an operation; JMH does not divide by it
 */
public record RowKey(
    String benchmark,
    String mode,
    String family,
    int threads,
    int batchSize,
    SortedMap<String, String> params)
    implements Comparable<RowKey> {
  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::benchmark)
          .thenComparing(RowKey::params, ParamOrder::compareParams)
          .thenComparing(RowKey::mode)
          .thenComparing(RowKey::family)
          .thenComparing(RowKey::threads)
          .thenComparing(RowKey::batchSize);

  public static RowKey of(JmhResult result) {
    return new RowKey(
        result.benchmark(),
        result.mode(),
        family(result.unit()),
        result.threads(),
        result.batchSize(),
        new TreeMap<>(result.params()));
  }

  private static String family(String unit) {
    if (unit.startsWith("ops/")) {
      return "rate";
    }
    return unit.endsWith("/op") ? "time" : unit;
  }

  /** The same row but for one parameter. */
  public RowKey without(String param) {
    SortedMap<String, String> rest = new TreeMap<>(params);
    rest.remove(param);
    return with(rest);
  }

  /** The same row with one parameter more. */
  public RowKey with(String param, String value) {
    SortedMap<String, String> more = new TreeMap<>(params);
    more.put(param, value);
    return with(more);
  }

  /** The same row without parameters that are empty: an older file doesn't have them. */
  public RowKey withoutEmpty() {
    if (!params.containsValue("")) {
      return this;
    }
    SortedMap<String, String> rest = new TreeMap<>(params);
    rest.values().removeIf(String::isEmpty);
    return with(rest);
  }

  /** The same benchmark with the same parameters, however it was measured. */
  public RowKey subject() {
    return new RowKey(benchmark, "", "", 0, 0, withoutEmpty().params);
  }

  /** The same row for any number of threads. */
  public RowKey withThreads(int number) {
    return new RowKey(benchmark, mode, family, number, batchSize, params);
  }

  /** The same row of another benchmark. */
  public RowKey of(String other) {
    return new RowKey(other, mode, family, threads, batchSize, params);
  }

  private RowKey with(SortedMap<String, String> other) {
    return new RowKey(benchmark, mode, family, threads, batchSize, other);
  }

  /** All that a row is told by, besides its benchmark. */
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>(params);
    labels.put("JMH mode", mode);
    if (threads != 0) { // of rows for any number of threads
      labels.put("threads of JMH", String.valueOf(threads));
    }
    if (batchSize != 1) {
      labels.put("JMH batch size", String.valueOf(batchSize));
    }
    return labels;
  }

  /** For messages: "b.Class.method (avgt, cell=LSTM)". */
  public String text() {
    String values =
        params.entrySet().stream()
            .map(e -> ", " + e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining());
    return benchmark
        + " ("
        + mode
        + (threads == 1 ? "" : ", " + threads + " threads")
        + (batchSize == 1 ? "" : ", batch size " + batchSize)
        + values
        + ")";
  }

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }
}
