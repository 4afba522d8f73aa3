package io.rnnbench.report.text;

import io.rnnbench.report.summary.Answer;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.NotCompared;
import io.rnnbench.report.summary.RatioTable;
import io.rnnbench.report.summary.Summary;
import java.util.ArrayList;
import java.util.List;

/** The summary as a terminal shows it. */
public final class TextSummary {
  private TextSummary() {}

  /** Lines that end with a newline each. */
  public static String of(Summary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(PlainText.of(summary.equality().marked()));
    for (DirectorySummary directory : summary.directories()) {
      lines.add("");
      lines.addAll(lines(directory));
    }
    if (summary.environmentsDiffer()) {
      lines.add("");
      lines.add(Summary.ENVIRONMENTS_DIFFER);
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> lines(DirectorySummary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(PlainText.of(summary.directory().name() + ": " + summary.origin().text()));
    summary.failedChecks().forEach(failed -> lines.add(PlainText.of("✗ " + failed)));
    for (Answer answer : summary.answers()) {
      lines.add(PlainText.of("- " + answer.text()));
      if (!answer.range().isEmpty()) {
        lines.add("  " + PlainText.of(answer.range()));
      }
      answer.notes().forEach(note -> lines.add("  " + PlainText.of(note)));
    }
    if (summary.answers().isEmpty()) {
      lines.add("No training step was timed here.");
    }
    for (NotCompared absent : summary.notCompared()) {
      lines.add(PlainText.of("not compared: " + absent.text()));
    }
    RatioTable.of(summary)
        .ifPresent(
            ratios -> {
              lines.add("");
              lines.addAll(table(ratios));
              lines.add(PlainText.of(ratios.common()));
            });
    return lines;
  }

  private static List<String> table(RatioTable ratios) {
    TextTable table = new TextTable().left(RatioTable.TITLE);
    ratios.batches().forEach(batch -> table.right("batch " + batch));
    for (RatioTable.Line line : ratios.lines()) {
      List<String> cells = new ArrayList<>(List.of(line.name()));
      line.entries().forEach(entry -> cells.add(entry.text()));
      table.row(cells);
    }
    return table.lines();
  }
}
