package io.rnnbench.report.compare;

import io.rnnbench.report.summary.Notation;

/** Writes a value in the unit in which it is easiest to read. */
final class Amount {
  private static final int DIGITS = 4;
  private static final double K = 1024;

  private Amount() {}

  /**
   * Such as "12.34 us".
   *
   * @param size decides the unit, so that two values can share it
   */
  static String text(String unit, double value, double size) {
    return switch (unit) {
      case "B/op" -> bytes(value, Math.max(value, size));
      case "ms/op" -> time(value, size);
      default -> (Notation.digits(value, DIGITS) + " " + unit).strip();
    };
  }

  private static String time(double value, double size) {
    if (size >= 1e3) {
      return Notation.digits(value / 1e3, DIGITS) + " s";
    }
    if (size >= 1) {
      return Notation.digits(value, DIGITS) + " ms";
    }
    return size >= 1e-3
        ? Notation.digits(value * 1e3, DIGITS) + " us"
        : Notation.digits(value * 1e6, DIGITS) + " ns";
  }

  private static String bytes(double value, double size) {
    if (size >= 1e4 * K) {
      return Notation.digits(value / K / K, DIGITS) + " MiB";
    }
    return size >= 1e4
        ? Notation.digits(value / K, DIGITS) + " KiB"
        : Notation.digits(value, DIGITS) + " B";
  }
}
