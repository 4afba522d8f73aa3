package io.rnnbench.report.gate;

/**
 * What counts.
 *
 * @param minEffect a change below it is no regression, however sure; 0.02 is 2 %
 * @param maxSlowdown what PASS rules out; 0.05 is 5 %
 */
public record Thresholds(double minEffect, double maxSlowdown) {
  public static final Thresholds DEFAULT = new Thresholds(0.02, 0.05);
}
