package io.rnnbench.report.compare;

import io.rnnbench.report.history.Line;
import io.rnnbench.report.history.Series;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.summary.Notation;
import io.rnnbench.report.text.PlainText;
import io.rnnbench.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Results in the order of time, row by row: where each became slower or faster, and stayed so. */
public final class Trend {
  private static final int FEWEST = 7;

  /** What a run says of a row. */
  private record Point(String run, double value, String unit) {}

  private Trend() {}

  /**
   * A table, line by line.
   *
   * @param sides oldest first
   */
  public static List<String> of(List<Side> sides, int width) {
    SortedMap<RowKey, List<Point>> rows = new TreeMap<>();
    for (Side side : sides) {
      side.rows()
          .forEach(
              (key, measured) ->
                  rows.computeIfAbsent(key.withoutEmpty(), k -> new ArrayList<>())
                      .add(
                          new Point(
                              side.name(), ComparedRow.typical(measured), side.units().get(key))));
    }
    Labels labels = Labels.of(rows.keySet());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d results, from %s to %s"
            .formatted(
                sides.size(),
                PlainText.of(sides.get(0).name()),
                PlainText.of(sides.get(sides.size() - 1).name())));
    if (!labels.common().isEmpty()) {
      lines.add("all: " + labels.common());
    }
    lines.add(
        sides.size() < FEWEST
            ? "no change point can be told from chance in fewer than seven results"
            : "changes: where the mean moved and stayed, by E-divisive; one of twenty rows without a"
                + " change has one by chance");
    lines.add("");
    TextTable table = new TextTable().left("benchmark");
    List.of("first", "last", "last / first", "n").forEach(table::right);
    table.left("changes");
    rows.forEach((key, points) -> table.row(cells(labels.of(key), points)));
    lines.addAll(table.lines(width));
    return lines;
  }

  private static List<String> cells(String label, List<Point> points) {
    Point first = points.get(0);
    Point last = points.get(points.size() - 1);
    return List.of(
        label,
        Amount.text(first.unit, first.value, first.value),
        Amount.text(last.unit, last.value, first.value),
        first.value > 0 ? Notation.digits(last.value / first.value, 3) : "–",
        String.valueOf(points.size()),
        changes(points));
  }

  private static String changes(List<Point> points) {
    List<Double> values = points.stream().map(Point::value).toList();
    if (values.size() < FEWEST || values.stream().anyMatch(value -> !(value > 0))) {
      return "";
    }
    List<String> changes = new ArrayList<>();
    for (Line.Change change : Series.of(values).changes()) {
      changes.add(
          "%s at %s"
              .formatted(
                  Notation.digits(change.ratio(), 3) + "x", points.get(change.first()).run()));
    }
    return String.join(", ", changes);
  }
}
