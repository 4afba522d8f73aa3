package io.rnnbench.report.markdown;

import io.rnnbench.report.text.TextTable;
import io.rnnbench.report.text.TitledTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as a comment on a pull request. */
public final class MarkdownTable {
  /** GitHub refuses a comment of more than 65,536 characters; the rest is for what has no limit. */
  static final int END = 50_000;

  private MarkdownTable() {}

  /** GitHub's Markdown; whatever comes from data is escaped. */
  public static String of(TitledTable table) {
    List<TextTable.Filled> columns = table.table().filled();
    StringBuilder text = new StringBuilder();
    items(text, table.above());
    text.append('\n');
    text.append(line(columns.stream().map(TextTable.Filled::head).toList()));
    text.append(
        columns.stream()
            .map(column -> column.right() ? "---:|" : "---|")
            .collect(Collectors.joining("", "|", "\n")));
    int rows = columns.isEmpty() ? 0 : columns.get(0).cells().size();
    rows(
        text,
        IntStream.range(0, rows)
            .mapToObj(i -> line(columns.stream().map(column -> column.cells().get(i)).toList()))
            .toList());
    text.append('\n');
    items(text, table.below());
    return text.toString();
  }

  /** Adds as many rows as there is room for, and says how many are left out. */
  static void rows(StringBuilder text, List<String> rows) {
    int shown = 0;
    while (shown < rows.size() && text.length() < END) {
      text.append(rows.get(shown++));
    }
    if (shown < rows.size()) {
      text.append(
          "\n%d more rows would make this comment too long.\n".formatted(rows.size() - shown));
    }
  }

  /** A row of a table. */
  static String line(List<String> cells) {
    return cells.stream()
        .map(MarkdownText::escape)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static void items(StringBuilder text, List<String> lines) {
    for (String line : lines) {
      if (text.length() < END) {
        text.append("- ").append(MarkdownText.escape(line)).append('\n');
      }
    }
  }
}
