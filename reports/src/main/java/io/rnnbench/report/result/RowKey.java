package io.rnnbench.report.result;

import java.math.BigInteger;
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
 * @param params without those that are empty: an older file doesn't have them
 */
public record RowKey(String benchmark, String mode, int threads, SortedMap<String, String> params)
    implements Comparable<RowKey> {
  private static final Comparator<String> NATURAL = RowKey::natural;

  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::benchmark)
          .thenComparing(RowKey::params, RowKey::byValue)
          .thenComparing(RowKey::mode)
          .thenComparing(RowKey::threads);

  public static RowKey of(JmhResult result) {
    SortedMap<String, String> params = new TreeMap<>(result.params());
    params.values().removeIf(String::isEmpty);
    return new RowKey(result.benchmark(), result.mode(), result.threads(), params);
  }

  /** The same row but for one parameter. */
  public RowKey without(String param) {
    SortedMap<String, String> rest = new TreeMap<>(params);
    rest.remove(param);
    return new RowKey(benchmark, mode, threads, rest);
  }

  /** All that a row is told by, besides its benchmark. */
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>(params);
    labels.put("JMH mode", mode);
    labels.put("threads of JMH", String.valueOf(threads));
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
        + values
        + ")";
  }

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }

  private static int byValue(SortedMap<String, String> a, SortedMap<String, String> b) {
    for (Map.Entry<String, String> entry : a.entrySet()) {
      int order = NATURAL.compare(entry.getValue(), b.getOrDefault(entry.getKey(), ""));
      if (order != 0) {
        return order;
      }
    }
    return a.toString().compareTo(b.toString());
  }

  /** Whole numbers by size, and before text. */
  private static int natural(String a, String b) {
    boolean first = a.matches("[0-9]+");
    boolean second = b.matches("[0-9]+");
    if (first && second) {
      int order = new BigInteger(a).compareTo(new BigInteger(b));
      return order != 0 ? order : a.compareTo(b);
    }
    return first == second ? a.compareTo(b) : Boolean.compare(second, first);
  }
}
