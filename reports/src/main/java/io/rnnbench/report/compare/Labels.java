package io.rnnbench.report.compare;

import io.rnnbench.report.result.RowKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  /** Labels with one value; what some rows of a benchmark lack tells these apart, so it stays. */
  private static Map<String, String> common(Collection<RowKey> keys) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    Map<String, Set<String>> names = new HashMap<>();
    for (RowKey key : keys) {
      Map<String, String> labels = key.labels();
      labels.forEach(
          (name, value) -> values.computeIfAbsent(name, n -> new TreeSet<>()).add(value));
      names.computeIfAbsent(key.benchmark(), b -> new TreeSet<>()).addAll(labels.keySet());
    }
    for (RowKey key : keys) {
      Set<String> absent = new TreeSet<>(names.get(key.benchmark()));
      absent.removeAll(key.labels().keySet());
      values.keySet().removeAll(absent);
    }
    Map<String, String> common = new LinkedHashMap<>();
    values.forEach(
        (name, all) -> {
          if (all.size() == 1) {
            common.put(name, all.iterator().next());
          }
        });
    return common;
  }

  /** What all that have it share: "cell=LSTM, JMH mode=avgt". */
  String common() {
    return join(common, ", ");
  }

  /** Class and method, and what is not shared. */
  String of(RowKey key) {
    Map<String, String> rest = new LinkedHashMap<>(key.labels());
    rest.keySet().removeAll(common.keySet());
    String name = shortNames ? shortName(key.benchmark()) : key.benchmark();
    return rest.isEmpty() ? name : name + " " + join(rest, " ");
  }

  private static String shortName(String benchmark) {
    return benchmark.replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", "");
  }

  private static String join(Map<String, String> labels, String separator) {
    return labels.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(separator));
  }
}
