package io.rnnbench.report.html;

/** The JavaScript of a report. */
final class Scripts {
  private Scripts() {}

  /** The chart library. */
  static String echarts() {
    return Resource.echarts();
  }

  /** What makes charts of data; needs no page, so that figures can be drawn without a browser. */
  static String charts() {
    return Resource.text("look.js")
        + Resource.text("figures.js")
        + Resource.text("curves.js")
        + Resource.text("history.js")
        + Resource.text("kinds.js")
        + Resource.text("measurements.js");
  }

  /** All of the page's own. */
  static String page() {
    return charts()
        + Resource.text("drawing.js")
        + Resource.text("details.js")
        + Resource.text("explorer.js")
        + Resource.text("page.js");
  }
}
