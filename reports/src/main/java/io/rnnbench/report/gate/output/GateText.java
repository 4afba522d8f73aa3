package io.rnnbench.report.gate.output;

import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.GateRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The result as a terminal shows it: a table, what else is to know, the verdict last. */
public final class GateText {
  private static final String GAP = "  ";

  private GateText() {}

  /** Lines that end with a newline each; the last is the verdict on all rows. */
  public static String of(GateResult result) {
    Parameters parameters = Parameters.of(result);
    List<String> lines = new ArrayList<>();
    lines.add("baseline:  " + PlainText.of(result.baseline()));
    lines.add("candidate: " + PlainText.of(result.candidate()));
    lines.add("limits:    " + Numbers.limits(result.thresholds()));
    if (!parameters.common().isEmpty()) {
      lines.add("all rows:  " + parameters.common());
    }
    if (!result.rows().isEmpty()) {
      lines.add("");
      lines.addAll(table(result.rows(), parameters));
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

  /** picocli's TextTable neither aligns numbers nor leaves markup in names alone. */
  private static List<String> table(List<GateRow> rows, Parameters parameters) {
    List<Column> columns =
        List.of(
            Column.left("benchmark", rows, row -> row.subject().benchmark()),
            Column.left("parameters", rows, parameters::of),
            Column.left("metric", rows, row -> row.subject().metric()),
            Column.right("baseline", rows, row -> Numbers.value(row.baseline())),
            Column.right("candidate", rows, row -> Numbers.value(row.candidate())),
            Column.left("unit", rows, GateRow::unit),
            Column.right("ratio", rows, row -> Numbers.value(row.ratio())),
            Column.left("interval", rows, Numbers::interval),
            Column.right("forks", rows, row -> Integer.toString(row.forks())),
            Column.left("verdict", rows, row -> row.verdict().name()),
            Column.left("reason", rows, GateRow::reason));
    List<StringBuilder> lines =
        Stream.generate(StringBuilder::new).limit(rows.size() + 1L).toList();
    columns.stream().filter(Column::hasText).forEach(column -> column.appendTo(lines));
    return lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  /** A column, its head included. */
  private record Column(List<String> cells, boolean right) {

    static Column left(String head, List<GateRow> rows, Function<GateRow, String> text) {
      return new Column(cells(head, rows, text), false);
    }

    static Column right(String head, List<GateRow> rows, Function<GateRow, String> text) {
      return new Column(cells(head, rows, text), true);
    }

    private static List<String> cells(
        String head, List<GateRow> rows, Function<GateRow, String> text) {
      return Stream.concat(Stream.of(head), rows.stream().map(text).map(PlainText::of)).toList();
    }

    boolean hasText() {
      return cells.stream().skip(1).anyMatch(cell -> !cell.isEmpty());
    }

    void appendTo(List<StringBuilder> lines) {
      int width = cells.stream().mapToInt(Column::width).max().orElse(0);
      for (int i = 0; i < lines.size(); i++) {
        String cell = cells.get(i);
        String padding = " ".repeat(width - width(cell));
        lines.get(i).append(right ? padding + cell : cell + padding).append(GAP);
      }
    }

    private static int width(String text) {
      return text.codePointCount(0, text.length());
    }
  }
}
