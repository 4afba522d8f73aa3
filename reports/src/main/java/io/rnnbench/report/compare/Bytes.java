package io.rnnbench.report.compare;

import java.util.List;

/**
 * Bytes per operation, of which JMH's own infrastructure allocates a few in each iteration: below
 * one there is none, and a hundredth of a byte, or of a percent, is no difference.
 */
public final class Bytes {
  private static final double LEAST = 1;
  private static final double ABSOLUTE = 0.01;
  private static final double RELATIVE = 1e-4;

  private Bytes() {}

  /** The same with 0 for what is none. */
  static Measured without(Measured measured) {
    return new Measured(
        measured.iterations().stream()
            .map(fork -> fork.stream().map(Bytes::without).toList())
            .toList(),
        without(measured.score()),
        measured.error(),
        measured.samples());
  }

  private static double without(double bytes) {
    return bytes < LEAST ? 0 : bytes;
  }

  /** Whether two amounts are the same. */
  public static boolean same(double a, double b) {
    return Math.abs(a - b) <= Math.max(ABSOLUTE, RELATIVE * Math.max(a, b));
  }

  /** Whether the same was allocated time and again: such amounts need no second JVM. */
  public static boolean areExact(List<Double> bytes) {
    return bytes.size() >= 2 && bytes.stream().allMatch(b -> same(b, bytes.get(0)));
  }
}
