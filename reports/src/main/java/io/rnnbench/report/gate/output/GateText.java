package io.rnnbench.report.gate.output;

import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.GateRow;
import io.rnnbench.report.gate.Subject;
import io.rnnbench.report.text.PlainText;
import io.rnnbench.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result as a terminal shows it: a table, what else is to know, the verdict last. */
public final class GateText {
  private GateText() {}

  /** For a file or pipe, where lines may be of any length. */
  public static String of(GateResult result) {
    return of(result, Integer.MAX_VALUE);
  }

  /**
   * Lines that end with a newline each; the last is the verdict on all rows.
   *
   * @param width of the terminal, which the table keeps
   */
  public static String of(GateResult result, int width) {
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
      lines.addAll(table(result.rows(), parameters, benchmark, width));
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
    List<String> names =
        rows.stream()
            .map(GateRow::subject)
            .filter(subject -> !subject.equals(Subject.ALL_ROWS))
            .map(Subject::benchmark)
            .distinct()
            .toList();
    return names.size() == 1 ? PlainText.of(names.get(0)) : "";
  }

  private static List<String> table(
      List<GateRow> rows, Parameters parameters, String commonBenchmark, int width) {
    TextTable wide =
        columns(new TextTable().left("benchmark").left("parameters").left("metric")).left("reason");
    TextTable narrow = columns(new TextTable().left("row"));
    List<String> reasons = new ArrayList<>();
    for (GateRow row : rows) {
      boolean named = commonBenchmark.isEmpty() || row.subject().equals(Subject.ALL_ROWS);
      String benchmark = named ? row.subject().benchmark() : "";
      String metric = row.subject().metric();
      List<String> subject = List.of(benchmark, parameters.of(row), metric);
      List<String> values = values(row);
      wide.row(joined(List.of(subject, values, List.of(row.reason()))));
      String label =
          subject.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
      narrow.row(joined(List.of(List.of(label), values)));
      if (!row.reason().isEmpty()) {
        reasons.add(PlainText.of(label + ": " + row.reason()));
      }
    }
    if (wide.width() <= width) {
      return wide.lines();
    }
    return reasons.isEmpty()
        ? narrow.lines(width)
        : joined(List.of(narrow.lines(width), List.of(""), reasons));
  }

  private static TextTable columns(TextTable table) {
    return table
        .right("baseline")
        .right("candidate")
        .left("unit")
        .right("ratio")
        .left("interval")
        .right("forks")
        .left("verdict");
  }

  private static List<String> values(GateRow row) {
    return List.of(
        Numbers.amount(row.baseline(), row.unit()),
        Numbers.amount(row.candidate(), row.unit()),
        row.unit(),
        Numbers.value(row.ratio()),
        Numbers.interval(row),
        Integer.toString(row.forks()),
        row.verdict().name());
  }

  private static List<String> joined(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
