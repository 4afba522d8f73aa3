package io.rnnbench.report.markdown;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table; the first row is its head. */
final class Grid {
  private final List<String> lines = new ArrayList<>();

  /** Adds a row; cells may hold any text. */
  Grid row(List<String> cells) {
    lines.add("| " + String.join(" | ", cells.stream().map(MarkdownText::escape).toList()) + " |");
    if (lines.size() == 1) {
      lines.add("|" + "---|".repeat(cells.size()));
    }
    return this;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** The same as code; it can't hold a backtick. */
  static String code(String text) {
    return "`" + text.replaceAll("[\\p{Cntrl}\\u2028\\u2029`]+", " ").strip() + "`";
  }
}
