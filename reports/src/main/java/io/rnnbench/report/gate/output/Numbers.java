package io.rnnbench.report.gate.output;

import io.rnnbench.report.gate.GateRow;
import io.rnnbench.report.gate.Thresholds;
import io.rnnbench.report.summary.Notation;
import io.rnnbench.report.text.PlainText;

/** Numbers, as all outputs for people write them. */
final class Numbers {
  /** The gate is about changes of a few percent, which three digits would hide. */
  private static final int DIGITS = 4;

  private static final String NONE = "–";

  private Numbers() {}

  /** Such as "8.140"; a dash where there is no value. */
  static String value(double value) {
    return Double.isNaN(value) ? NONE : Notation.digits(value, DIGITS);
  }

  /** Such as "8.140 ms/op". */
  static String value(double value, String unit) {
    return Double.isNaN(value) ? NONE : (amount(value, unit) + " " + PlainText.of(unit)).strip();
  }

  /** Without the unit: below one byte nothing is allocated, and the gate reckons with one. */
  static String amount(double value, String unit) {
    return unit.equals("B/op") && value <= 1 ? "< 1" : value(value);
  }

  /** Such as "1.021..1.064" or "1.021..∞". */
  static String interval(GateRow row) {
    if (Double.isNaN(row.ratio()) || Double.isNaN(row.low()) || Double.isNaN(row.high())) {
      return NONE;
    }
    boolean unbounded = row.low() <= 0 && row.high() == Double.POSITIVE_INFINITY;
    return unbounded ? "none yet" : value(row.low()) + ".." + value(row.high());
  }

  /** Those of a row: "8.140 → 8.480 ms/op, ratio 1.042 (interval 1.021..1.064), 10 forks". */
  static String sentence(GateRow row) {
    if (Double.isNaN(row.ratio())) {
      return "no ratio";
    }
    return "%s → %s, ratio %s (interval %s), %s"
        .formatted(
            amount(row.baseline(), row.unit()),
            value(row.candidate(), row.unit()),
            value(row.ratio()),
            interval(row),
            Tally.count(row.forks(), "fork"));
  }

  /** Such as "a regression is 2.0 % or more, a pass rules out 5.0 %". */
  static String limits(Thresholds thresholds) {
    return "a regression is %s or more, a pass rules out %s"
        .formatted(
            Notation.percent(thresholds.minEffect()), Notation.percent(thresholds.maxSlowdown()));
  }
}
