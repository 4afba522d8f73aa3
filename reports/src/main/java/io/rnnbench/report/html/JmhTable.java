package io.rnnbench.report.html;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.summary.Notation;
import java.util.List;

/** Everything in jmh.json with the score that JMH gave it, whatever benchmark and mode. */
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
            .wide("settings", "JVM arguments");
    for (JmhResult result : results) {
      table.row(
          result.benchmark(),
          SpeedSection.params(result.params()),
          result.mode(),
          Notation.digits(result.score(), 4),
          Double.isNaN(result.scoreError()) ? "–" : Notation.digits(result.scoreError(), 2),
          result.unit(),
          String.valueOf(result.forks()),
          result.settings() + ", threads " + result.threads(),
          String.join(" ", result.jvmArgs()));
    }
    return table.build();
  }
}
