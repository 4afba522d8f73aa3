package io.rnnbench.report.gate.output;

import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.GateRow;
import io.rnnbench.report.text.PlainText;
import io.rnnbench.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result as a terminal shows it: a table, what else is to know, the verdict last. */
public final class GateText {
  private GateText() {}

  /** Lines that end with a newline each; the last is the verdict on all rows. */
  public static String of(GateResult result) {
    Parameters parameters = Parameters.of(result);
    List<String> lines = new ArrayList<>();
    lines.add("baseline:  " + PlainText.of(result.baseline()));
    lines.add("candidate: " + PlainText.of(result.candidate()));
    lines.add("limits:    " + Numbers.limits(result.thresholds()));
    String benchmark = commonBenchmark(result.rows());
    String common =
        Stream.of(benchmark, parameters.common())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    if (!common.isEmpty()) {
      lines.add("all rows:  " + common);
    }
    if (!result.rows().isEmpty()) {
      lines.add("");
      lines.addAll(table(result.rows(), parameters, benchmark));
      lines.add("");
    }
    result.differences().forEach(text -> lines.add("environments differ: " + PlainText.of(text)));
    result.notes().forEach(text -> lines.add("note: " + PlainText.of(text)));
    if (!result.reproduce().isEmpty()) {
      lines.add("reproduce: " + PlainText.of(result.reproduce()));
    }
    lines.add(result.verdict() + ": " + Tally.of(result));
    return String.join("\n", lines) + "\n";
  }

  /** The benchmark that all rows are of; empty where there are several. */
  private static String commonBenchmark(List<GateRow> rows) {
    List<String> names = rows.stream().map(row -> row.subject().benchmark()).distinct().toList();
    return names.size() == 1 ? PlainText.of(names.get(0)) : "";
  }

  private static List<String> table(
      List<GateRow> rows, Parameters parameters, String commonBenchmark) {
    TextTable table =
        new TextTable()
            .left("benchmark")
            .left("parameters")
            .left("metric")
            .right("baseline")
            .right("candidate")
            .left("unit")
            .right("ratio")
            .left("interval")
            .right("forks")
            .left("verdict")
            .left("reason");
    for (GateRow row : rows) {
      table.row(
          List.of(
              commonBenchmark.isEmpty() ? row.subject().benchmark() : "",
              parameters.of(row),
              row.subject().metric(),
              Numbers.amount(row.baseline(), row.unit()),
              Numbers.amount(row.candidate(), row.unit()),
              row.unit(),
              Numbers.value(row.ratio()),
              Numbers.interval(row),
              Integer.toString(row.forks()),
              row.verdict().name(),
              row.reason()));
    }
    return table.lines();
  }
}
