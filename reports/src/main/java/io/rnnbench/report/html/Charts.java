package io.rnnbench.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rnnbench.report.result.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The data of all charts of a report, numbered in the order in which they stand. */
final class Charts {
  private static final MathContext DIGITS = new MathContext(6);
  private static final JsonMapper MAPPER = new JsonMapper();

  private final List<Object> charts = new ArrayList<>();

  /**
   * A chart's place on the page.
   *
   * @param label said to those who can't see it
   */
  record Place(String id, String label, String caption) {}

  /** Rates over batch size; a point is [batch, value, low, high], the last two null if unknown. */
  record RateChart(String id, String kind, String xName, String yName, List<Rates> series) {}

  record Rates(String backend, String label, List<List<BigDecimal>> points) {}

  /** Values over epochs, the first value at epoch 1; null where nothing was measured. */
  record CurveChart(String id, String kind, String xName, String yName, List<Line> lines) {}

  record Line(
      String backend, String label, String seed, boolean validation, List<BigDecimal> values) {}

  Place rates(String label, String caption, List<Rates> series) {
    String id = nextId();
    charts.add(
        new RateChart(id, "rates", "batch size (sequences)", "sequences per second", series));
    return new Place(id, label, caption);
  }

  Place curves(String label, String caption, String yName, List<Line> lines) {
    String id = nextId();
    charts.add(new CurveChart(id, "curves", "epoch", yName, lines));
    return new Place(id, label, caption);
  }

  /** A study's figure; its title is also what is said to those who can't see it. */
  Place figure(Figure figure) {
    String id = nextId();
    charts.add(FigureChart.of(id, figure));
    return new Place(id, figure.title(), figure.caption());
  }

  private String nextId() {
    return "chart-" + (charts.size() + 1);
  }

  /** Six significant digits, as short as they can be; null for what JSON can't write. */
  static BigDecimal number(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    BigDecimal number = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return number.scale() < 0 && number.scale() > -9 ? number.setScale(0) : number; // 100, not 1E+2
  }

  /** JSON that may stand inside a script element: "<" occurs in strings only, and is escaped. */
  String json() {
    try {
      return MAPPER.writeValueAsString(charts).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
