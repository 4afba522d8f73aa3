package io.rnnbench.report.html;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.summary.Notation;
import java.util.List;
import java.util.stream.Collectors;

/** Results with the score that JMH gave them, whatever benchmark and mode. */
final class JmhTable {
  private JmhTable() {}

  static Table of(List<JmhResult> results) {
    Table.Builder table =
        Table.titled("JMH's own scores (mean of all samples; ± is half of JMH's 99.9 % interval)")
            .text("benchmark")
            .wide("parameters")
            .text("mode")
            .number("score", "±")
            .text("unit")
            .number("forks")
            .wide("settings", "JVM arguments", "secondary, first..last iteration");
    for (JmhResult result : results) {
      table.row(
          result.benchmark(),
          RunTables.params(result.params()),
          result.mode(),
          Notation.digits(result.score(), 4),
          Double.isNaN(result.scoreError()) ? "–" : Notation.digits(result.scoreError(), 2),
          result.unit(),
          String.valueOf(result.forks()),
          result.settings() + ", threads " + result.threads(),
          String.join(" ", result.jvmArgs()),
          secondary(result));
    }
    return table.build();
  }

  private static String secondary(JmhResult result) {
    return result.secondary().entrySet().stream()
        .map(e -> e.getKey() + " " + ends(e.getValue().stream().flatMap(List::stream).toList()))
        .collect(Collectors.joining(", "));
  }

  private static String ends(List<Double> values) {
    return values.isEmpty()
        ? "–"
        : Notation.digits(values.get(0), 3)
            + ".."
            + Notation.digits(values.get(values.size() - 1), 3);
  }
}
