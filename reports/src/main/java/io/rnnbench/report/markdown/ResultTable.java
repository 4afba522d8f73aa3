package io.rnnbench.report.markdown;

import io.rnnbench.report.compare.ScoreTable;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.summary.Answer;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Origin;
import io.rnnbench.report.summary.Proof;
import io.rnnbench.report.summary.RatioTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a directory says, short enough to be read in ten seconds: the ratios of the first conditions
 * (tuned, CPU, one thread where they were run), the backends side by side at one shape, and what it
 * ran on.
 */
public final class ResultTable {
  private final DirectorySummary summary;

  private ResultTable(DirectorySummary summary) {
    this.summary = summary;
  }

  /** Lines that end with a newline each; a sentence where no training step was timed. */
  public static String of(DirectorySummary summary) {
    return String.join("\n", new ResultTable(summary).lines()) + "\n";
  }

  private List<String> lines() {
    if (summary.isForeign()) {
      return scores();
    }
    List<RatioTable> pairs = RatioTable.of(summary);
    if (pairs.isEmpty()) {
      return List.of("No training step was timed here.");
    }
    List<String> lines = new ArrayList<>();
    for (RatioTable ratios : pairs) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(grid(ratios).lines());
      lines.add("");
      lines.add("%s of one training step: %s.".formatted(ratios.title(), ratios.reading()));
      lines.add(MarkdownText.escape(ratios.common()));
      ratios.remarks().stream().map(MarkdownText::escape).forEach(lines::add);
    }
    notes(summary).forEach(lines::add);
    List<String> sides = summary.site().map(SideBySide.of(summary)::lines).orElse(List.of());
    if (!sides.isEmpty()) {
      lines.add("");
      lines.addAll(sides);
    }
    lines.add("");
    lines.add(origin(summary.origin()));
    return lines;
  }

  private List<String> scores() {
    ScoreTable scores = ScoreTable.of(summary.directory().timed());
    Grid grid = new Grid().row(ScoreTable.HEAD);
    scores.cells().forEach(grid::row);
    List<String> lines = new ArrayList<>(grid.lines());
    lines.add("");
    lines.add(MarkdownText.escape(scores.about()) + ".");
    return lines;
  }

  private static Grid grid(RatioTable ratios) {
    List<String> head = new ArrayList<>(List.of(ratios.title()));
    ratios.batches().forEach(batch -> head.add("batch " + batch));
    Grid grid = new Grid().row(head);
    for (RatioTable.Line line : ratios.lines()) {
      List<String> cells = new ArrayList<>(List.of(line.name()));
      line.entries().forEach(entry -> cells.add(entry.text()));
      grid.row(cells);
    }
    return grid;
  }

  private static String origin(Origin origin) {
    return "Measured on "
        + MarkdownText.escape(origin.machine())
        + (origin.date().isEmpty() ? "" : " on " + MarkdownText.escape(origin.date()))
        + origin.command().map(line -> " by " + Grid.code(line)).orElse("")
        + ".";
  }

  /** What is not the framework's own, and what is not proved: said where the number stands. */
  static List<String> notes(DirectorySummary summary) {
    Run run = summary.directory().run().orElse(Run.UNKNOWN);
    List<String> cells = summary.answers().stream().map(Answer::cell).toList();
    Stream<String> unproved =
        cells.stream()
            .filter(cell -> !summary.proofs().get(cell).holds())
            .map(cell -> "Not proved: " + cell + ", " + summary.proofs().get(cell).reason() + ".");
    Stream<String> said =
        cells.stream().flatMap(cell -> run.notesOn(cell).stream()).distinct().map(n -> n + ".");
    return Stream.concat(unproved, said).map(MarkdownText::escape).toList();
  }

  /** True where a failed proof keeps something back. */
  public static boolean withholds(DirectorySummary summary) {
    Map<String, Proof> proofs = summary.proofs();
    return proofs.values().stream().anyMatch(proof -> proof.state() == Proof.State.FAILED);
  }
}
