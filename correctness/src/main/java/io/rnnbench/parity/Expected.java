package io.rnnbench.parity;

import io.rnnbench.model.Weights;
import java.util.List;

/**
 * What the reference says at one point, and how far rounding may lead away from it.
 *
 * @param values the reference's numbers, row by row
 * @param tolerances largest absolute difference that rounding explains, number by number
 */
record Expected(Trajectory.Point point, List<Weights.Row> values, List<double[]> tolerances) {

  /** Tolerances of zero, for numbers that are only stored and read back. */
  static List<double[]> nothing(List<Weights.Row> values) {
    return values.stream().map(row -> new double[row.values().length]).toList();
  }

  /**
   * The largest difference in proportion to its tolerance.
   *
   * @param error absolute
   * @param where the number's name
   */
  record Worst(double error, double tolerance, String where) {

    /** Whether the difference is explained. */
    boolean ok() {
      return error <= tolerance; // false for NaN
    }
  }

  /** Compares a backend's numbers with these. */
  Worst compare(List<Weights.Row> actual) {
    if (actual.size() != values.size()) {
      return new Worst(
          Double.NaN, 0, "%d rows instead of %d".formatted(actual.size(), values.size()));
    }
    Worst worst = new Worst(0, tolerances.get(0)[0], values.get(0).name() + "[0]");
    double worstSeverity = 0;
    for (int i = 0; i < values.size(); i++) {
      double[] is = actual.get(i).values();
      double[] should = values.get(i).values();
      if (is.length != should.length) {
        return new Worst(
            Double.NaN,
            0,
            "%s has %d numbers instead of %d"
                .formatted(values.get(i).name(), is.length, should.length));
      }
      for (int j = 0; j < should.length; j++) {
        double error = Math.abs(is[j] - should[j]);
        double tolerance = tolerances.get(i)[j];
        double severity = error == 0 ? 0 : error / tolerance;
        if (Double.isNaN(severity)) {
          severity = Double.POSITIVE_INFINITY;
        }
        if (severity > worstSeverity) {
          worstSeverity = severity;
          worst = new Worst(error, tolerance, values.get(i).name() + "[" + j + "]");
        }
      }
    }
    return worst;
  }
}
