package io.rnnbench.report.result;

import java.util.List;
import java.util.Optional;

/** Reads one element of a study's "figures". */
final class FigureJson {
  private FigureJson() {}

  static Figure figure(JsonValue figure) {
    Figure.Kind kind = kind(figure.field("kind"));
    List<String> categories = figure.listOf("categories", JsonValue::text);
    return new Figure(
        figure.field("id").scalar(),
        figure.field("title").text(),
        figure.textOr("caption", ""),
        kind,
        axis(figure.field("x")),
        axis(figure.field("y")),
        categories,
        switch (kind) {
          case LINES -> figure.field("series").items().stream().map(FigureJson::series).toList();
          case BARS -> bars(figure.field("series"), categories);
          case SURFACE -> List.of();
        },
        switch (kind) {
          case LINES, BARS -> Optional.empty();
          case SURFACE -> Optional.of(surface(figure.field("surface")));
        });
  }

  private static Figure.Kind kind(JsonValue kind) {
    return switch (kind.text()) {
      case "lines" -> Figure.Kind.LINES;
      case "bars" -> Figure.Kind.BARS;
      case "surface" -> Figure.Kind.SURFACE;
      default -> throw kind.wrong("lines, bars or surface");
    };
  }

  private static Figure.Axis axis(JsonValue axis) {
    return new Figure.Axis(
        axis.field("name").text(),
        axis.optional("scale").map(FigureJson::scale).orElse(Figure.Scale.LINEAR));
  }

  private static Figure.Scale scale(JsonValue scale) {
    return switch (scale.text()) {
      case "linear" -> Figure.Scale.LINEAR;
      case "log" -> Figure.Scale.LOG;
      default -> throw scale.wrong("linear or log");
    };
  }

  private static List<Figure.Series> bars(JsonValue series, List<String> categories) {
    for (JsonValue one : series.items()) {
      for (JsonValue point : one.field("points").items()) {
        int category = point.field("x").wholeNumber();
        if (category < 0 || category >= categories.size()) {
          throw point.field("x").wrong("the index of one of " + categories.size() + " categories");
        }
      }
    }
    return series.items().stream().map(FigureJson::series).toList();
  }

  private static Figure.Series series(JsonValue series) {
    return new Figure.Series(
        series.field("label").text(),
        series.textOr("backend", ""),
        style(series.field("style")),
        series.field("points").items().stream().map(FigureJson::point).toList());
  }

  private static Figure.Style style(JsonValue style) {
    return switch (style.text()) {
      case "band" -> Figure.Style.BAND;
      case "errorBars" -> Figure.Style.ERROR_BARS;
      case "ceiling" -> Figure.Style.CEILING;
      default -> throw style.wrong("band, errorBars or ceiling");
    };
  }

  private static Figure.Point point(JsonValue point) {
    return new Figure.Point(
        point.field("x").number(),
        point.numberOrNaN("y"),
        point.numberOrNaN("low"),
        point.numberOrNaN("high"));
  }

  private static Figure.Surface surface(JsonValue surface) {
    List<Double> xs = numbers(surface.field("xs"));
    List<Double> ys = numbers(surface.field("ys"));
    JsonValue values = surface.field("values");
    if (values.items().size() != ys.size()) {
      throw values.wrong("one row for each of " + ys.size() + " ys");
    }
    for (JsonValue row : values.items()) {
      if (row.items().size() != xs.size()) {
        throw row.wrong("one value for each of " + xs.size() + " xs");
      }
    }
    return new Figure.Surface(
        surface.textOr("name", ""),
        xs,
        ys,
        values.items().stream().map(FigureJson::numbers).toList());
  }

  private static List<Double> numbers(JsonValue values) {
    return values.items().stream().map(JsonValue::number).toList();
  }
}
