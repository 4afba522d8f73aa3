package io.rnnbench.report.gate.output;

import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.GateRow;
import io.rnnbench.report.gate.Subject;
import io.rnnbench.report.text.PlainText;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Parameters of the rows: those that are equal in all rows that have them are said once. */
final class Parameters {
  private static final Set<String> MEASURED =
      Set.of(Subject.TIME, Subject.MEAN_TIME, Subject.ALLOCATION);

  private final Set<Map.Entry<String, String>> common;

  private Parameters(Set<Map.Entry<String, String>> common) {
    this.common = common;
  }

  static Parameters of(GateResult result) {
    Set<Map.Entry<String, String>> all = new HashSet<>();
    result.rows().forEach(row -> all.addAll(row.subject().params().entrySet()));
    Set<Map.Entry<String, String>> common =
        all.stream()
            .filter(param -> result.rows().stream().allMatch(row -> agrees(row, param)))
            .filter(param -> result.rows().size() == 1 || isShared(result, param.getKey()))
            .collect(Collectors.toSet());
    return new Parameters(common);
  }

  /**
   * A row without the parameter contradicts nothing where it is no benchmark's, as a study's, or of
   * all.
   */
  private static boolean agrees(GateRow row, Map.Entry<String, String> param) {
    String metric = row.subject().metric();
    boolean measured = MEASURED.contains(metric) && !row.subject().equals(Subject.ALL_ROWS);
    return row.subject()
        .params()
        .getOrDefault(param.getKey(), measured ? "" : param.getValue())
        .equals(param.getValue());
  }

  private static boolean isShared(GateResult result, String name) {
    return result.rows().stream().filter(row -> row.subject().params().containsKey(name)).count()
        > 1;
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
