package io.rnnbench.report.html;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A study's figure as figures.js draws it.
 *
 * @param kind lines, bars or surface
 * @param surfaces one for kind surface, else none
 */
record FigureChart(
    String id,
    String kind,
    Axis x,
    Axis y,
    List<String> categories,
    List<Series> series,
    List<Surface> surfaces) {
  private static final Pattern LOOSE_ENDS = Pattern.compile("^[\\s,:;(]+|[\\s,:;)]+$");

  record Axis(String name, boolean log) {}

  /**
   * One line, or one bar of each category.
   *
   * @param key the label less the backend: series with the same key share dash and mark
   * @param points [x, y], or [x, y, low, high] with null for an end that is not finite
   */
  record Series(
      String name, String key, String backend, String style, List<List<BigDecimal>> points) {}

  /** Values [ys][xs], null where there is none. */
  record Surface(
      String name, List<BigDecimal> xs, List<BigDecimal> ys, List<List<BigDecimal>> values) {}

  static FigureChart of(String id, Figure figure, Backends backends) {
    return new FigureChart(
        id,
        figure.kind().name().toLowerCase(Locale.ROOT),
        axis(figure.x()),
        axis(figure.y()),
        figure.categories(),
        figure.series().stream().map(series -> series(figure, series, backends)).toList(),
        figure.surface().stream().map(FigureChart::surface).toList());
  }

  private static Axis axis(Figure.Axis axis) {
    return new Axis(axis.name(), axis.scale() == Figure.Scale.LOG);
  }

  private static Series series(Figure figure, Figure.Series series, Backends backends) {
    // The x of bars numbers categories: it starts at 0 whatever the scale.
    Figure.Scale x = figure.kind() == Figure.Kind.BARS ? Figure.Scale.LINEAR : figure.x().scale();
    Figure.Scale y = figure.y().scale();
    String bare = named(backends).matcher(series.label()).replaceAll("");
    return new Series(
        name(series, backends),
        LOOSE_ENDS.matcher(bare).replaceAll(""),
        series.backend(),
        switch (series.style()) {
          case BAND -> "band";
          case ERROR_BARS -> "errorBars";
          case CEILING -> "ceiling";
        },
        series.points().stream()
            .filter(point -> x.holds(point.x()) && y.holds(point.y()))
            .map(FigureChart::point)
            .toList());
  }

  private static String name(Figure.Series series, Backends backends) {
    String backend = backends.label(series.backend());
    if (backend.isEmpty() || named(backends).matcher(series.label()).find()) {
      return series.label();
    }
    return series.label().isEmpty() ? backend : series.label() + ", " + backend;
  }

  private static Pattern named(Backends backends) {
    return backends.all().stream()
        .map(backend -> Pattern.quote(backend.name()))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("|"), names -> Pattern.compile("(?i)\\b(" + names + ")\\b")));
  }

  private static List<BigDecimal> point(Figure.Point point) {
    List<BigDecimal> numbers = new ArrayList<>(); // nulls stand for NaN: no List.of
    numbers.add(Charts.number(point.x()));
    numbers.add(Charts.number(point.y()));
    if (point.low() != point.y() || point.high() != point.y()) {
      numbers.add(Charts.number(point.low()));
      numbers.add(Charts.number(point.high()));
    }
    return numbers;
  }

  private static Surface surface(Figure.Surface surface) {
    return new Surface(
        surface.name(),
        numbers(surface.xs()),
        numbers(surface.ys()),
        surface.values().stream().map(FigureChart::numbers).toList());
  }

  private static List<BigDecimal> numbers(List<Double> values) {
    List<BigDecimal> numbers = new ArrayList<>();
    values.forEach(value -> numbers.add(Charts.number(value)));
    return numbers;
  }
}
