package io.rnnbench.report.compare;

import io.rnnbench.report.history.Line;
import io.rnnbench.report.history.Series;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.summary.Notation;
import io.rnnbench.report.text.PlainText;
import io.rnnbench.report.text.TextTable;
import io.rnnbench.report.text.TitledTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Results in the order of time, row by row: where each became slower or faster, and stayed so. */
public final class Trend {
  private static final int FEWEST = 7;

  /** What a run says of a row. */
  private record Point(String run, double value, String unit) {}

  private final List<String> runs;
  private final SortedMap<RowKey, List<Point>> rows = new TreeMap<>();

  private Trend(List<String> runs) {
    this.runs = runs;
  }

  /** Of results, the oldest first. */
  public static Trend of(List<Side> sides) {
    Trend trend = new Trend(sides.stream().map(Side::name).toList());
    for (Side side : sides) {
      side.rows()
          .forEach(
              (key, measured) ->
                  trend
                      .rows
                      .computeIfAbsent(key.withoutEmpty(), k -> new ArrayList<>())
                      .add(
                          new Point(
                              side.name(), ComparedRow.typical(measured), side.units().get(key))));
    }
    return trend;
  }

  /** Of directories, the oldest first: by time where every row has one, else by score. */
  public static Trend ofDirectories(List<ResultDirectory> directories) {
    List<Side> times = sides(directories, Metric.TIME);
    boolean timed = times.stream().allMatch(side -> side.unfit().isEmpty());
    return of(timed ? times : sides(directories, Metric.SCORE));
  }

  private static List<Side> sides(List<ResultDirectory> directories, Metric metric) {
    return directories.stream()
        .map(
            directory ->
                Side.of(
                    directory.name(),
                    JmhRows.of(directory.timed(), RowKey::of, Map.of(), List.of()),
                    metric))
        .toList();
  }

  /** Each row by its label: its value in each of its results / that in the first, if positive. */
  public SortedMap<String, List<Double>> relative() {
    Labels labels = Labels.of(rows.keySet());
    SortedMap<String, List<Double>> relative = new TreeMap<>();
    rows.forEach(
        (key, points) -> {
          double first = points.get(0).value;
          if (points.size() == runs.size() && first > 0) {
            relative.put(labels.of(key), points.stream().map(p -> p.value / first).toList());
          }
        });
    return relative;
  }

  /** A line a row, for people. */
  public TitledTable table() {
    Labels labels = Labels.of(rows.keySet());
    List<String> above = new ArrayList<>();
    above.add(
        "%d results, from %s to %s"
            .formatted(
                runs.size(), PlainText.of(runs.get(0)), PlainText.of(runs.get(runs.size() - 1))));
    if (!labels.common().isEmpty()) {
      above.add("all: " + labels.common());
    }
    above.add(
        runs.size() < FEWEST
            ? "no change point can be told from chance in fewer than seven results"
            : "changes: where the mean moved and stayed, by E-divisive; one of twenty rows without a"
                + " change has one by chance");
    TextTable table = new TextTable().left("benchmark");
    List.of("first", "last", "last / first", "n").forEach(table::right);
    table.left("changes");
    rows.forEach((key, points) -> table.row(cells(labels.of(key), points)));
    return new TitledTable(above, table, List.of());
  }

  /** A row for each result, for programs; {@code change} is the ratio by which it moved there. */
  public Records records() {
    Records records =
        new Records(Map.of("results", runs), List.of("result", "value", "unit", "change"));
    rows.forEach(
        (key, points) -> {
          Map<Integer, Double> ratios = new HashMap<>();
          changes(points).forEach(change -> ratios.put(change.first(), change.ratio()));
          for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            records.row(key, point.run, point.value, point.unit, ratios.get(i));
          }
        });
    return records;
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
        changes(points).stream()
            .map(c -> Notation.digits(c.ratio(), 3) + "x at " + points.get(c.first()).run())
            .collect(Collectors.joining(", ")));
  }

  /** None where they can't be told from chance, or where the logs that they are of don't exist. */
  private static List<Line.Change> changes(List<Point> points) {
    List<Double> values = points.stream().map(Point::value).toList();
    return values.size() < FEWEST || values.stream().anyMatch(value -> !(value > 0))
        ? List.of()
        : Series.of(values).changes();
  }
}
