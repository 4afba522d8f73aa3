package io.rnnbench.report.html;

import io.rnnbench.report.history.History;
import io.rnnbench.report.history.Line;
import io.rnnbench.report.result.Backends;
import io.rnnbench.report.speed.Configuration;
import io.rnnbench.report.summary.Notation;
import io.rnnbench.report.summary.Summary;
import java.util.List;
import java.util.Optional;

/** Builds the view of what changed from run to run. */
final class HistorySection {

  /**
   * The section.
   *
   * @param several whether there is a history at all
   * @param leftOut directories that are in none, and why
   */
  record View(boolean several, int lines, Table changes, List<String> leftOut) {}

  private HistorySection() {}

  /** Empty where there is one directory, of which nobody expects a history, or none of our own. */
  static Optional<View> view(Summary summary) {
    History history = summary.history();
    if (summary.directories().size() < 2 || summary.isForeign()) {
      return Optional.empty();
    }
    List<Line> lines = history.groups().stream().flatMap(group -> group.lines().stream()).toList();
    return Optional.of(
        new View(
            !history.groups().isEmpty(),
            lines.size(),
            changes(lines, summary.backends()),
            history.leftOut().stream().map(l -> l.directory() + ": " + l.reason()).toList()));
  }

  private static Table changes(List<Line> lines, Backends backends) {
    Table.Builder table =
        StepTables.networks("Changes from run to run, the largest first")
            .text("first run after it")
            .number("time after / before");
    lines.stream()
        .flatMap(line -> line.changes().stream().map(change -> new Found(line, change)))
        .sorted((a, b) -> Double.compare(b.size(), a.size()))
        .forEach(found -> found.addTo(table, backends));
    return table.build();
  }

  /** A change and where it was found. */
  private record Found(Line line, Line.Change change) {
    double size() {
      return Math.abs(Math.log(change.ratio()));
    }

    void addTo(Table.Builder table, Backends backends) {
      Configuration c = line.configuration();
      String label = c.shape().label();
      table.row(
          change.ratio() > 1 ? Table.Mark.BAD : Table.Mark.PLAIN,
          label.isEmpty() ? c.shape().cell() : c.shape().cell() + ", " + label,
          String.valueOf(c.batch()),
          backends.label(c.backend()),
          line.points().get(change.first()).directory(),
          Notation.digits(change.ratio(), 3));
    }
  }
}
