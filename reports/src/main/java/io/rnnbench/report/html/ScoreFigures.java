package io.rnnbench.report.html;

import io.rnnbench.report.result.Figure;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.ParamOrder;
import io.rnnbench.report.result.RowKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Scores of any benchmarks as charts: over a parameter that is a number, or over threads, where
 * rows differ in one; else as bars, one chart for each unit.
 */
final class ScoreFigures {
  private static final String THREADS = "threads";

  /** An axis on which values span more than this is logarithmic. */
  private static final double WIDE = 20;

  private static final int MOST_BARS = 40;

  private ScoreFigures() {}

  static List<Figure> of(List<JmhResult> results) {
    Map<String, List<JmhResult>> benchmarks = new TreeMap<>();
    for (JmhResult result : results) {
      if (Double.isFinite(result.score())) {
        benchmarks
            .computeIfAbsent(
                result.benchmark() + ", " + result.mode() + ", " + result.unit(),
                b -> new ArrayList<>())
            .add(result);
      }
    }
    List<Figure> figures = new ArrayList<>();
    Map<String, List<JmhResult>> bars = new TreeMap<>();
    benchmarks.forEach(
        (name, rows) ->
            axis(rows)
                .ifPresentOrElse(
                    x -> figures.add(lines(name, x, rows)),
                    () ->
                        bars.computeIfAbsent(rows.get(0).unit(), u -> new ArrayList<>())
                            .addAll(rows)));
    bars.forEach((unit, rows) -> figures.add(bars(unit, rows)));
    return figures;
  }

  /** The parameter that is a number in every row, with most values; or threads. */
  private static Optional<String> axis(List<JmhResult> rows) {
    String best = "";
    int most = 1;
    TreeSet<String> names = new TreeSet<>(rows.get(0).params().keySet());
    names.add(THREADS);
    for (String name : names) {
      List<OptionalDouble> values = rows.stream().map(row -> x(row, name)).toList();
      int count = (int) values.stream().distinct().count();
      if (count > most && values.stream().allMatch(OptionalDouble::isPresent)) {
        best = name;
        most = count;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static OptionalDouble x(JmhResult row, String name) {
    String value = row.params().get(name);
    if (value == null) {
      return name.equals(THREADS) ? OptionalDouble.of(row.threads()) : OptionalDouble.empty();
    }
    return ParamOrder.number(value)
        .map(number -> OptionalDouble.of(number.doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  private static Figure lines(String name, String x, List<JmhResult> rows) {
    Map<String, Map<Double, Figure.Point>> series = new LinkedHashMap<>();
    rows.stream()
        .sorted((a, b) -> RowKey.of(a).compareTo(RowKey.of(b)))
        .forEach(
            row -> {
              double at = x(row, x).orElseThrow();
              series.computeIfAbsent(others(row, x), s -> new TreeMap<>()).put(at, point(at, row));
            });
    List<Figure.Series> drawn = new ArrayList<>();
    series.forEach(
        (label, points) ->
            drawn.add(
                new Figure.Series(
                    label, "", Figure.Style.ERROR_BARS, List.copyOf(points.values()))));
    return figure(
        name,
        Figure.Kind.LINES,
        new Figure.Axis(x, scale(rows.stream().mapToDouble(r -> x(r, x).orElseThrow()).toArray())),
        new Figure.Axis(
            rows.get(0).unit(), scale(rows.stream().mapToDouble(JmhResult::score).toArray())),
        List.of(),
        drawn);
  }

  private static Figure bars(String unit, List<JmhResult> rows) {
    List<JmhResult> shown = rows.subList(0, Math.min(MOST_BARS, rows.size()));
    List<Figure.Point> points = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      points.add(point(i, shown.get(i)));
    }
    return figure(
        "Scores in " + unit + (shown.size() < rows.size() ? ", the first " + MOST_BARS : ""),
        Figure.Kind.BARS,
        new Figure.Axis("benchmark", Figure.Scale.LINEAR),
        new Figure.Axis(unit, Figure.Scale.LINEAR),
        shown.stream().map(ScoreFigures::label).toList(),
        List.of(new Figure.Series("score", "", Figure.Style.ERROR_BARS, points)));
  }

  private static Figure figure(
      String title,
      Figure.Kind kind,
      Figure.Axis x,
      Figure.Axis y,
      List<String> categories,
      List<Figure.Series> series) {
    return new Figure(
        title,
        title,
        "JMH's scores; error bars are its 99.9 % intervals.",
        kind,
        x,
        y,
        categories,
        series,
        Optional.empty());
  }

  private static Figure.Point point(double x, JmhResult row) {
    double error = Double.isFinite(row.scoreError()) ? row.scoreError() : 0;
    return new Figure.Point(x, row.score(), row.score() - error, row.score() + error);
  }

  private static Figure.Scale scale(double... values) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(0);
    return low > 0 && high / low > WIDE ? Figure.Scale.LOG : Figure.Scale.LINEAR;
  }

  /** All but the axis. */
  private static String others(JmhResult row, String x) {
    Map<String, String> rest = new TreeMap<>(row.params());
    if (row.threads() != 1) {
      rest.put(THREADS, String.valueOf(row.threads()));
    }
    rest.remove(x);
    return rest.isEmpty() ? "score" : text(rest);
  }

  private static String label(JmhResult row) {
    String name = row.benchmark().replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", "");
    return row.params().isEmpty() ? name : name + " " + text(row.params());
  }

  private static String text(Map<String, String> params) {
    return params.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
