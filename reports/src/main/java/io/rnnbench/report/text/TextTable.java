package io.rnnbench.report.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in columns of a terminal. picocli's neither aligns numbers nor leaves markup in names
 * alone.
 */
public final class TextTable {
  private static final String GAP = "  ";

  /** A column's head and where its cells stand. */
  private record Column(String head, boolean right) {}

  /**
   * A column that holds any text.
   *
   * @param right whether it is one of numbers
   */
  public record Filled(String head, boolean right, List<String> cells) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a column of text. */
  public TextTable left(String head) {
    columns.add(new Column(PlainText.of(head), false));
    return this;
  }

  /** Adds a column of numbers. */
  public TextTable right(String head) {
    columns.add(new Column(PlainText.of(head), true));
    return this;
  }

  /** Adds a row with a cell for each column; cells may hold any text. */
  public TextTable row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells, " + columns.size() + " columns");
    }
    rows.add(cells.stream().map(PlainText::of).toList());
    return this;
  }

  /**
   * The same in a terminal: where it is too narrow, what the first column says has a line of its
   * own above the numbers, and is cut with a mark where even that is too long.
   */
  public List<String> lines(int width) {
    if (width() <= width) {
      return lines();
    }
    TextTable rest = new TextTable();
    columns.stream().skip(1).forEach(rest.columns::add);
    rows.forEach(row -> rest.rows.add(row.subList(1, row.size())));
    List<String> numbers = rest.lines();
    List<String> lines = new ArrayList<>(List.of(cut(columns.get(0).head, width)));
    lines.add("  " + numbers.get(0));
    for (int i = 0; i < rows.size(); i++) {
      lines.add(cut(rows.get(i).get(0), width));
      lines.add("  " + numbers.get(i + 1));
    }
    return lines.stream().map(line -> cut(line, width)).toList();
  }

  /** Of its longest line, in characters. */
  public int width() {
    return lines().stream().mapToInt(TextTable::width).max().orElse(0);
  }

  private static String cut(String text, int width) {
    return width(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  /** The columns, without those that hold no text. */
  public List<Filled> filled() {
    List<Filled> filled = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      List<String> cells = rows.stream().map(row -> row.get(column)).toList();
      if (!cells.stream().allMatch(String::isEmpty)) {
        filled.add(new Filled(columns.get(i).head, columns.get(i).right, cells));
      }
    }
    return filled;
  }

  /** The head, then the rows; a column without any text is left out. */
  public List<String> lines() {
    List<StringBuilder> lines = new ArrayList<>();
    for (int i = 0; i <= rows.size(); i++) {
      lines.add(new StringBuilder());
    }
    filled().forEach(column -> append(column, lines));
    return lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  private static void append(Filled column, List<StringBuilder> lines) {
    List<String> cells = new ArrayList<>(List.of(column.head));
    cells.addAll(column.cells);
    int width = cells.stream().mapToInt(TextTable::width).max().orElse(0);
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(width - width(cells.get(i)));
      lines
          .get(i)
          .append(column.right ? padding + cells.get(i) : cells.get(i) + padding)
          .append(GAP);
    }
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
