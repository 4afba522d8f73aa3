package io.rnnbench.report.result;

import java.util.List;
import java.util.Optional;

/**
 * A picture that a study carries as data.
 *
 * @param categories names of x = 0, 1, ... of bars; else empty
 * @param surface there for {@link Kind#SURFACE} and for nothing else
 */
public record Figure(
    String id,
    String title,
    String caption,
    Kind kind,
    Axis x,
    Axis y,
    List<String> categories,
    List<Series> series,
    Optional<Surface> surface) {

  /** What a figure is made of. */
  public enum Kind {
    LINES,
    BARS,
    SURFACE
  }

  /** How a series is drawn; a ceiling is what mathematics allows at most. */
  public enum Style {
    BAND,
    ERROR_BARS,
    CEILING
  }

  /** Linear or logarithmic. */
  public enum Scale {
    LINEAR,
    LOG;

    /** Whether the value has a place on such an axis. */
    public boolean holds(double value) {
      return Double.isFinite(value) && (this == LINEAR || value > 0);
    }
  }

  /** A named axis. */
  public record Axis(String name, Scale scale) {}

  /** One line, or one bar of each category; {@code backend} is empty where none computed it. */
  public record Series(String label, String backend, Style style, List<Point> points) {}

  /** A value with its band or error bar; any of them may be NaN or infinite. */
  public record Point(double x, double y, double low, double high) {}

  /** Values over a grid, [ys][xs]; NaN where there is none. */
  public record Surface(String name, List<Double> xs, List<Double> ys, List<List<Double>> values) {}
}
