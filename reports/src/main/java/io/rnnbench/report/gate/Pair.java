package io.rnnbench.report.gate;

import io.rnnbench.report.compare.Basis;
import java.util.List;

/**
 * What two stored results say of one subject.
 *
 * @param before of each fork of the baseline; without raw data its score
 * @param after the same of the candidate
 * @param basis what the values are
 * @param moreIsBetter so that the ratio is turned: above 1 is worse, always
 */
record Pair(
    Subject subject,
    String unit,
    List<Double> before,
    List<Double> after,
    Basis basis,
    boolean moreIsBetter) {

  /** Candidate / baseline, or what it is where more is better, from medians. */
  double ratio() {
    double ratio = Quantity.median(after) / Quantity.median(before);
    return moreIsBetter ? 1 / ratio : ratio;
  }

  /** Of the forks, of which there are two a side. */
  WelchEffect effect() {
    return moreIsBetter ? WelchEffect.of(after, before) : WelchEffect.of(before, after);
  }

  /** The verdict on it, with all that rows have. */
  GateRow row(double ratio, double low, double high, Verdict verdict, String reason) {
    return new GateRow(
        subject,
        Quantity.median(before),
        Quantity.median(after),
        unit,
        ratio,
        low,
        high,
        verdict,
        basis == Basis.SCORES ? 0 : Math.min(before.size(), after.size()),
        reason);
  }
}
