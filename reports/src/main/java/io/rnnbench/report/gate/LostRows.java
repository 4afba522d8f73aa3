package io.rnnbench.report.gate;

/** What it means that a candidate does not have a row of the baseline's. */
public enum LostRows {
  /** Nobody can say whether it regressed. */
  INCOMPARABLE,
  /** A benchmark that is gone is worse than one that is slow. */
  REGRESSED,
  /** They are named, and decide nothing. */
  ALLOWED
}
