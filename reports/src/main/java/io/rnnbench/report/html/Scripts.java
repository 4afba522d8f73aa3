package io.rnnbench.report.html;

import java.util.List;
import java.util.stream.Collectors;

/** The JavaScript of a report; each file defines one name, from those before it. */
final class Scripts {
  private static final List<String> CHARTS =
      List.of(
          "look.js",
          "figures.js",
          "curves.js",
          "history.js",
          "kinds.js",
          "measurements.js",
          "panels.js");

  private static final List<String> PAGE =
      List.of("lines.js", "drawing.js", "details.js", "explorer.js", "page.js");

  private Scripts() {}

  /** The chart library. */
  static String echarts() {
    return Resource.echarts();
  }

  /** What makes charts of data; needs no page, so that figures can be drawn without a browser. */
  static String charts() {
    return text(CHARTS);
  }

  /** All of the page's own. */
  static String page() {
    return charts() + text(PAGE);
  }

  private static String text(List<String> files) {
    return files.stream().map(Resource::text).collect(Collectors.joining());
  }
}
