package io.rnnbench.report.compare;

import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.text.PlainText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What tells rows apart, without what they all share. */
final class Labels {
  private final Map<String, String> common;
  private final boolean shortNames;

  private Labels(Map<String, String> common, boolean shortNames) {
    this.common = common;
    this.shortNames = shortNames;
  }

  static Labels of(Collection<RowKey> keys) {
    List<String> benchmarks = keys.stream().map(RowKey::benchmark).distinct().toList();
    boolean distinct =
        benchmarks.stream().map(Labels::shortName).distinct().count() == benchmarks.size();
    return new Labels(common(keys), distinct);
  }

  /** Labels that all rows have, with one value. */
  private static Map<String, String> common(Collection<RowKey> keys) {
    Map<String, String> common = new LinkedHashMap<>();
    boolean first = true;
    for (RowKey key : keys) {
      Map<String, String> labels = key.labels();
      if (first) {
        common.putAll(labels);
        first = false;
      } else {
        common.entrySet().removeIf(e -> !e.getValue().equals(labels.get(e.getKey())));
      }
    }
    return common;
  }

  /** What all share: "cell=LSTM, JMH mode=avgt". */
  String common() {
    return join(common, ", ");
  }

  /** Class and method, and what is not shared. */
  String of(RowKey key) {
    Map<String, String> rest = new LinkedHashMap<>(key.labels());
    rest.keySet().removeAll(common.keySet());
    String name = shortNames ? shortName(key.benchmark()) : key.benchmark();
    return PlainText.of(rest.isEmpty() ? name : name + " " + join(rest, " "));
  }

  private static String shortName(String benchmark) {
    return benchmark.replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", "");
  }

  private static String join(Map<String, String> labels, String separator) {
    return labels.entrySet().stream()
        .map(e -> PlainText.of(e.getKey() + "=" + e.getValue()))
        .collect(Collectors.joining(separator));
  }
}
