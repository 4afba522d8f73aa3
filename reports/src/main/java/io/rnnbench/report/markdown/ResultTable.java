package io.rnnbench.report.markdown;

import io.rnnbench.report.result.Run;
import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.ShapeComparison;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a directory says, short enough to be read in ten seconds: the ratios of the first conditions
 * (tuned, CPU, one thread where they were run), the backends side by side at one shape, and what it
 * ran on.
 */
public final class ResultTable {
  private final DirectorySummary summary;
  private final Run run;

  private ResultTable(DirectorySummary summary) {
    this.summary = summary;
    run = summary.directory().run().orElse(Run.UNKNOWN);
  }

  /** Lines that end with a newline each; a sentence where no training step was timed. */
  public static String of(DirectorySummary summary) {
    return String.join("\n", new ResultTable(summary).lines()) + "\n";
  }

  private List<String> lines() {
    Optional<Conditions> conditions = summary.speed().mainConditions();
    if (conditions.isEmpty()) {
      return List.of("No training step was timed here.");
    }
    List<ShapeComparison> shapes = summary.speed().under(conditions.get());
    Ratios ratios = new Ratios(shapes, summary.proofs());
    List<String> lines = new ArrayList<>(ratios.grid().lines());
    lines.add("");
    lines.add("DL4J time / DJL time of one training step: above 1, DJL is faster.");
    lines.add(ratios.common(conditions.get()));
    ratios.remarks().forEach(lines::add);
    notes(shapes).forEach(lines::add);
    List<String> sides = SideBySide.of(summary.speed(), conditions.get(), summary.proofs()).lines();
    if (!sides.isEmpty()) {
      lines.add("");
      lines.addAll(sides);
    }
    lines.add("");
    lines.add(Origin.of(summary.directory(), conditions.get()));
    return lines;
  }

  /** What is not the framework's own, and what is not proved: said where the number stands. */
  private List<String> notes(List<ShapeComparison> shapes) {
    List<String> cells = shapes.stream().map(shape -> shape.shape().cell()).distinct().toList();
    Stream<String> unproved =
        cells.stream()
            .filter(cell -> !summary.proofs().get(cell).holds())
            .map(cell -> "Not proved: " + cell + ", " + summary.proofs().get(cell).reason() + ".");
    Stream<String> said =
        cells.stream().flatMap(cell -> run.notesOn(cell).stream()).distinct().map(n -> n + ".");
    return Stream.concat(unproved, said).map(Grid::escape).toList();
  }

  /** True where a failed proof keeps something back. */
  public static boolean withholds(DirectorySummary summary) {
    Map<String, Proof> proofs = summary.proofs();
    return proofs.values().stream().anyMatch(proof -> proof.state() == Proof.State.FAILED);
  }

  /** Whether some interval is from iterations of one JVM. */
  static boolean oneFork(List<ShapeComparison> shapes) {
    return shapes.stream()
        .flatMap(shape -> shape.compared().stream())
        .anyMatch(BatchComparison::isFromOneFork);
  }
}
