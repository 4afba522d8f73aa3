package io.rnnbench.cli.file;

import java.io.PrintWriter;
import java.util.Locale;

/** How far the numbers under one key of an answer are from those that were expected. */
final class Difference {
  private final String key;
  private final double tolerance;
  private long numbers;
  private long beyond;
  private double absolute = -1; // the largest; NaN counts as larger than any
  private double relative;
  private String worst = "";

  Difference(String key, double tolerance) {
    this.key = key;
    this.tolerance = tolerance;
  }

  void add(String where, double expected, double actual) {
    numbers++;
    double difference = Math.abs(actual - expected); // NaN, too, of two infinities
    if (!(difference <= tolerance)) {
      beyond++;
    }
    double share = difference == 0 ? 0 : difference / Math.abs(expected);
    if (Double.compare(share, relative) > 0) {
      relative = share;
    }
    if (Double.compare(difference, absolute) > 0) {
      absolute = difference;
      worst = "at %s: expected %s, got %s".formatted(where, expected, actual);
    }
  }

  /** How many numbers differ by more than the tolerance, or are not finite. */
  long beyond() {
    return beyond;
  }

  /** A line with the largest differences, and one with the place of the largest absolute one. */
  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-9s %8d %6d  %-9.2g %.2g%n",
        key,
        numbers,
        beyond,
        Math.max(absolute, 0),
        relative);
    if (absolute != 0 && numbers > 0) { // a line of its own: together they are wide
      out.println("          " + worst);
    }
  }
}
