package io.rnnbench.study;

import io.rnnbench.study.Figure.Axis;
import io.rnnbench.study.Figure.Kind;
import io.rnnbench.study.Figure.Point;
import io.rnnbench.study.Figure.Scale;
import io.rnnbench.study.Figure.Series;
import io.rnnbench.study.Figure.Style;
import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws up figures from curves. */
public final class FigureParts {
  public static final String BAND_OVER_SEEDS =
      "median over seeds, band from the lowest to the highest";
  public static final String BARS_OVER_SEEDS =
      "median over seeds, bars from the lowest to the highest";

  private FigureParts() {}

  public static Axis linear(String name) {
    return new Axis(name, Scale.LINEAR);
  }

  public static Axis log(String name) {
    return new Axis(name, Scale.LOG);
  }

  public static Figure lines(
      String id, String title, String caption, Axis x, Axis y, List<Series> series) {
    return new Figure(id, title, caption, Kind.LINES, x, y, List.of(), series, null);
  }

  public static Figure bars(
      String id,
      String title,
      String caption,
      Axis x,
      Axis y,
      List<String> categories,
      List<Series> series) {
    return new Figure(id, title, caption, Kind.BARS, x, y, categories, series, null);
  }

  /** The median over seeds at each epoch, with a band from the lowest to the highest. */
  public static Series band(
      String label, String backend, List<Curve> curves, Function<Curve, List<Double>> of) {
    List<Point> points = new ArrayList<>();
    int epochs = curves.stream().mapToInt(c -> of.apply(c).size()).min().orElse(0);
    for (int epoch = 0; epoch < epochs; epoch++) {
      int e = epoch;
      points.add(range(epoch + 1, Numbers.of(curves, c -> of.apply(c).get(e))));
    }
    return new Series(label, backend, Style.BAND, points);
  }

  /** The median, from the lowest to the highest. */
  public static Point range(double x, double[] values) {
    return new Point(x, Numbers.median(values), Numbers.lowest(values), Numbers.highest(values));
  }

  /** The mean, with a standard deviation to either side. */
  public static Point deviation(double x, double[] values) {
    double mean = Numbers.mean(values);
    double deviation = Numbers.standardDeviation(values);
    return new Point(x, mean, mean - deviation, mean + deviation);
  }

  /** Without a band. */
  public static Point exact(double x, double y) {
    return new Point(x, y, y, y);
  }

  /** What mathematics allows, one value for x = 0, 1, ... */
  public static Series ceiling(String label, double[] ceilings) {
    return new Series(
        label,
        "",
        Style.CEILING,
        IntStream.range(0, ceilings.length).mapToObj(x -> exact(x, ceilings[x])).toList());
  }

  /** Accuracy at each position: median and range over seeds. */
  public static Series positions(String label, String backend, List<Curve> curves, String measure) {
    List<Point> points = new ArrayList<>();
    for (int p = 0; p < curves.get(0).measured(measure).size(); p++) {
      int position = p;
      points.add(range(p, Numbers.of(curves, c -> c.measured(measure).get(position))));
    }
    return new Series(label, backend, Style.ERROR_BARS, points);
  }

  /** Names of positions: 0, 1, ... */
  public static List<String> names(int positions) {
    return IntStream.range(0, positions).mapToObj(String::valueOf).toList();
  }

  /** A series for each backend and, within it, each variant. */
  public static <T> List<Series> each(
      List<String> backends, List<T> variants, BiFunction<String, T, Series> series) {
    return backends.stream()
        .flatMap(backend -> variants.stream().map(variant -> series.apply(backend, variant)))
        .toList();
  }

  /** Measured series with a ceiling, which comes first. */
  public static List<Series> under(Series ceiling, List<Series> series) {
    return Stream.concat(Stream.of(ceiling), series.stream()).toList();
  }
}
