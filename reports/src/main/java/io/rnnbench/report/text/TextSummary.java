package io.rnnbench.report.text;

import io.rnnbench.report.compare.ScoreTable;
import io.rnnbench.report.summary.Answer;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.NotCompared;
import io.rnnbench.report.summary.RatioTable;
import io.rnnbench.report.summary.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The summary as a terminal shows it. */
public final class TextSummary {
  private static final int WIDTH = 80;

  private TextSummary() {}

  /** Lines that end with a newline each; sentences are wrapped for a terminal. */
  public static String of(Summary summary) {
    List<String> lines = new ArrayList<>();
    if (!summary.isForeign()) {
      lines.add(wrapped(summary.equality().marked()));
    }
    for (DirectorySummary directory : summary.directories()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(directory.isForeign() ? scores(directory) : lines(directory));
    }
    if (summary.environmentsDiffer()) {
      lines.add("");
      lines.add(wrapped(Summary.ENVIRONMENTS_DIFFER));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String wrapped(String text) {
    return WrappedText.of(PlainText.of(text), WIDTH);
  }

  private static List<String> scores(DirectorySummary summary) {
    ScoreTable scores = ScoreTable.of(summary.directory().timed());
    List<String> lines = new ArrayList<>();
    lines.add(wrapped(summary.directory().name() + ": " + scores.about()));
    lines.add("");
    TextTable table = new TextTable().left(ScoreTable.HEAD.get(0));
    ScoreTable.HEAD.stream().skip(1).forEach(table::right);
    scores.cells().forEach(table::row);
    lines.addAll(table.lines());
    summary.directory().remarks().forEach(remark -> lines.add(wrapped(remark)));
    return lines;
  }

  private static List<String> lines(DirectorySummary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(wrapped(summary.directory().name() + ": " + summary.origin().text()));
    summary.failedChecks().forEach(failed -> lines.add(wrapped("✗ " + failed)));
    for (Answer answer : summary.answers()) {
      lines.add(wrapped("- " + answer.text()));
      Stream.concat(Stream.of(answer.range()), answer.notes().stream())
          .filter(text -> !text.isEmpty())
          .forEach(text -> lines.add("  " + WrappedText.of(PlainText.of(text), WIDTH - 2)));
    }
    if (summary.answers().isEmpty()) {
      lines.add("No training step was timed here.");
    }
    for (NotCompared absent : summary.notCompared()) {
      lines.add(wrapped("not compared: " + absent.text()));
    }
    summary.memory().forEach(line -> lines.add(wrapped(line)));
    for (RatioTable ratios : RatioTable.of(summary)) {
      lines.add("");
      lines.add(ratios.title() + ", over batch size");
      lines.addAll(table(ratios));
      lines.add(wrapped(ratios.common()));
    }
    return lines;
  }

  private static List<String> table(RatioTable ratios) {
    TextTable table = new TextTable().left("network");
    ratios.batches().forEach(batch -> table.right(String.valueOf(batch)));
    for (RatioTable.Line line : ratios.lines()) {
      List<String> cells = new ArrayList<>(List.of(line.name()));
      line.entries().forEach(entry -> cells.add(entry.text()));
      table.row(cells);
    }
    return table.lines();
  }
}
