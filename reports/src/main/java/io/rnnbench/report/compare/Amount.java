package io.rnnbench.report.compare;

import io.rnnbench.report.summary.Notation;

/** Writes a value in the unit in which it is easiest to read. */
final class Amount {
  private static final int DIGITS = 4;

  private Amount() {}

  /**
   * Such as "12.34 us".
   *
   * @param size decides the unit, so that two values can share it
   */
  static String text(Metric metric, double value, double size) {
    return switch (metric) {
      case ALLOCATION -> Notation.digits(value, DIGITS) + " B";
      case TIME -> {
        if (size >= 1e3) {
          yield Notation.digits(value / 1e3, DIGITS) + " s";
        }
        if (size >= 1) {
          yield Notation.digits(value, DIGITS) + " ms";
        }
        yield size >= 1e-3
            ? Notation.digits(value * 1e3, DIGITS) + " us"
            : Notation.digits(value * 1e6, DIGITS) + " ns";
      }
    };
  }
}
