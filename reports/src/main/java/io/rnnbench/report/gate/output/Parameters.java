package io.rnnbench.report.gate.output;

import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.GateRow;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Parameters of the rows: those that are equal in all rows are said once. */
final class Parameters {
  private final Set<Map.Entry<String, String>> common;

  private Parameters(Set<Map.Entry<String, String>> common) {
    this.common = common;
  }

  static Parameters of(GateResult result) {
    Set<Map.Entry<String, String>> common = new HashSet<>();
    result.rows().stream()
        .limit(1)
        .forEach(row -> common.addAll(row.subject().params().entrySet()));
    result.rows().forEach(row -> common.retainAll(row.subject().params().entrySet()));
    return new Parameters(common);
  }

  /** Those of all rows, such as "cell=LSTM, layers=1"; or empty. */
  String common() {
    Map<String, String> sorted = new TreeMap<>();
    common.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return text(sorted);
  }

  /** Those of this row that some other row has not. */
  String of(GateRow row) {
    Map<String, String> own = new TreeMap<>(row.subject().params());
    own.entrySet().removeAll(common);
    return text(own);
  }

  private static String text(Map<String, String> params) {
    return params.entrySet().stream()
        .map(entry -> PlainText.of(entry.getKey() + "=" + entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
