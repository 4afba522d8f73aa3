package io.rnnbench.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The data of all charts of a report, numbered in the order in which they stand. */
final class Charts {
  private static final MathContext DIGITS = new MathContext(6);
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Backends backends;
  private final List<Object> charts = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  Charts(Backends backends) {
    this.backends = backends;
  }

  /** Of all results of the report. */
  Backends backends() {
    return backends;
  }

  /**
   * A chart's place on the page.
   *
   * @param label said to those who can't see it
   */
  record Place(String id, String label, String caption) {}

  /** Values over epochs, the first value at epoch 1; null where nothing was measured. */
  record CurveChart(String id, String kind, String xName, String yName, List<Line> lines) {}

  record Line(
      String backend, String label, String seed, boolean validation, List<BigDecimal> values) {}

  Place curves(String label, String caption, String yName, List<Line> lines) {
    String id = nextId();
    charts.add(new CurveChart(id, "curves", "epoch", yName, lines));
    return place(id, label, caption);
  }

  /** A study's figure; its title is also what is said to those who can't see it. */
  Place figure(Figure figure) {
    String id = nextId();
    charts.add(FigureChart.of(id, figure, backends));
    return place(id, figure.title(), figure.caption());
  }

  private String nextId() {
    return "chart-" + (charts.size() + 1);
  }

  /** Six significant digits, as short as they can be; null for what JSON can't write. */
  static BigDecimal number(double value) {
    return number(value, DIGITS);
  }

  /** As short as it can be; null for what JSON can't write. */
  static BigDecimal number(double value, MathContext digits) {
    if (!Double.isFinite(value)) {
      return null;
    }
    BigDecimal number = new BigDecimal(value).round(digits).stripTrailingZeros();
    return number.scale() < 0 && number.scale() > -9 ? number.setScale(0) : number; // 100, not 1E+2
  }

  /** Of all charts, in the order in which they stand. */
  List<Object> all() {
    return List.copyOf(charts);
  }

  /** Where they stand, in the same order. */
  List<Place> places() {
    return List.copyOf(places);
  }

  private Place place(String id, String label, String caption) {
    Place place = new Place(id, label, caption);
    places.add(place);
    return place;
  }

  /** JSON that may stand inside a script element: "<" occurs in strings only, and is escaped. */
  static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
