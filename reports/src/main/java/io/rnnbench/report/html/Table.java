package io.rnnbench.report.html;

import java.util.ArrayList;
import java.util.List;

/** A table: caption, columns, rows of text. */
record Table(String caption, List<Column> columns, List<Line> rows) {

  /** A column head; {@code css} is "number", "wide" or empty. */
  record Column(String name, String css) {}

  /** What a row is about, which is also its class in the style sheet. */
  enum Mark {
    PLAIN(""),
    /** Something failed. */
    BAD("bad"),
    /** Something isn't there. */
    ABSENT("absent"),
    /** A claim that held. */
    CONFIRMED("confirmed"),
    /** A claim that did not hold: a finding, so not marked as a failure. */
    REFUTED("refuted");

    private final String css;

    Mark(String css) {
      this.css = css;
    }

    static Mark badUnless(boolean good) {
      return good ? PLAIN : BAD;
    }
  }

  /** A row. */
  record Line(String css, List<Cell> cells) {}

  /** A cell over {@code span} columns. */
  record Cell(String text, String css, int span) {}

  boolean hasRows() {
    return !rows.isEmpty();
  }

  static Builder titled(String caption) {
    return new Builder(caption);
  }

  /** Gathers columns, then rows. */
  static final class Builder {
    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<Line> rows = new ArrayList<>();

    private Builder(String caption) {
      this.caption = caption;
    }

    Builder text(String... names) {
      return columns("", names);
    }

    Builder number(String... names) {
      return columns("number", names);
    }

    /** Columns whose text is long and may wrap. */
    Builder wide(String... names) {
      return columns("wide", names);
    }

    private Builder columns(String css, String... names) {
      for (String name : names) {
        columns.add(new Column(name, css));
      }
      return this;
    }

    Builder row(String... texts) {
      return row(Mark.PLAIN, texts);
    }

    /** A row; where it has fewer cells than there are columns, its last cell takes the rest. */
    Builder row(Mark mark, String... texts) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < texts.length; i++) {
        boolean wide = i == texts.length - 1 && texts.length < columns.size();
        cells.add(
            new Cell(
                texts[i], wide ? "wide" : columns.get(i).css(), wide ? columns.size() - i : 1));
      }
      rows.add(new Line(mark.css, List.copyOf(cells)));
      return this;
    }

    Builder row(List<Cell> cells) {
      rows.add(new Line(Mark.PLAIN.css, List.copyOf(cells)));
      return this;
    }

    Table build() {
      return new Table(caption, List.copyOf(columns), List.copyOf(rows));
    }
  }
}
