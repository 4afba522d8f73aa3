package io.rnnbench.report.html;

import io.rnnbench.report.compare.Trend;
import io.rnnbench.report.result.Figure;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Summary;
import io.rnnbench.report.text.TextTable;
import io.rnnbench.report.text.TitledTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results of any benchmarks from run to run, in the order in which they were given. */
final class TrendSection {
  private static final int FEWEST = 3;
  private static final int MOST_LINES = 12;

  /** The section. */
  record View(List<String> about, List<Charts.Place> figures, Table table) {}

  private TrendSection() {}

  /** Empty where there are too few results for a history, or where they are this project's own. */
  static Optional<View> view(Summary summary, Charts charts) {
    if (!summary.isForeign() || summary.directories().size() < FEWEST) {
      return Optional.empty();
    }
    Trend trend =
        Trend.ofDirectories(
            summary.directories().stream().map(DirectorySummary::directory).toList());
    TitledTable text = trend.table();
    return Optional.of(
        new View(
            text.above(),
            figure(trend.relative()).map(charts::figure).stream().toList(),
            table(text.table())));
  }

  /** Those rows that moved most. */
  private static Optional<Figure> figure(Map<String, List<Double>> relative) {
    List<Figure.Series> series =
        relative.entrySet().stream()
            .sorted(Comparator.comparingDouble(row -> -moved(row.getValue())))
            .limit(MOST_LINES)
            .map(row -> series(row.getKey(), row.getValue()))
            .toList();
    String title =
        "From result to result, relative to the first"
            + (series.size() < relative.size()
                ? ": the " + MOST_LINES + " rows that moved most"
                : "");
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "trend",
                title,
                "In the order given, the oldest first.",
                Figure.Kind.LINES,
                new Figure.Axis("result", Figure.Scale.LINEAR),
                new Figure.Axis("relative to the first", Figure.Scale.LINEAR),
                List.of(),
                series,
                Optional.empty()));
  }

  private static double moved(List<Double> values) {
    return values.stream().mapToDouble(v -> Math.abs(Math.log(v))).max().orElse(0);
  }

  private static Figure.Series series(String label, List<Double> values) {
    List<Figure.Point> points = new ArrayList<>();
    for (double value : values) {
      points.add(new Figure.Point(points.size() + 1, value, value, value));
    }
    return new Figure.Series(label, "", Figure.Style.BAND, points);
  }

  private static Table table(TextTable text) {
    Table.Builder table = Table.titled("Rows from the first result to the last");
    List<TextTable.Filled> columns = text.filled();
    columns.forEach(
        column -> {
          if (column.right()) {
            table.number(column.head());
          } else {
            table.text(column.head());
          }
        });
    for (int i = 0; i < columns.get(0).cells().size(); i++) {
      int row = i;
      table.row(columns.stream().map(c -> c.cells().get(row)).toArray(String[]::new));
    }
    return table.build();
  }
}
