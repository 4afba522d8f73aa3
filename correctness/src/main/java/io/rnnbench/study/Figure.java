package io.rnnbench.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A picture of a study, as data: what is drawn, not how.
 *
 * @param id unique in its study
 * @param caption what is to be seen, and what bands or error bars stand for
 * @param categories names of x = 0, 1, ... for {@link Kind#BARS}; else empty
 * @param surface for {@link Kind#SURFACE}; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(
    String id,
    String title,
    String caption,
    Kind kind,
    Axis x,
    Axis y,
    List<String> categories,
    List<Series> series,
    Surface surface) {

  /** What a figure is made of. */
  public enum Kind {
    /** Lines over x, with bands or error bars. */
    @JsonProperty("lines")
    LINES,
    /** Groups of bars, one group a category. */
    @JsonProperty("bars")
    BARS,
    /** Colours over x and y. */
    @JsonProperty("surface")
    SURFACE
  }

  /** How a series is drawn. */
  public enum Style {
    /** A line with a pale band from low to high. */
    @JsonProperty("band")
    BAND,
    /** Marks with error bars from low to high, joined by a line; bars with error bars. */
    @JsonProperty("errorBars")
    ERROR_BARS,
    /** What mathematics allows at most: a dashed line, or a dash across the bars. */
    @JsonProperty("ceiling")
    CEILING
  }

  /** Linear or logarithmic. */
  public enum Scale {
    @JsonProperty("linear")
    LINEAR,
    @JsonProperty("log")
    LOG
  }

  /** A named axis. */
  public record Axis(String name, Scale scale) {}

  /**
   * One line, or one bar of each group.
   *
   * @param backend dl4j, djl or reference; empty where none computed it
   */
  public record Series(String label, String backend, Style style, List<Point> points) {}

  /** A value with its band or error bar; low = y = high where there is none. */
  public record Point(double x, double y, double low, double high) {}

  /**
   * Values over a grid.
   *
   * @param values [ys][xs]
   */
  public record Surface(String name, List<Double> xs, List<Double> ys, List<List<Double>> values) {}
}
