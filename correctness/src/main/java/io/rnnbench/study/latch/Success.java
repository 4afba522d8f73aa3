package io.rnnbench.study.latch;

import io.rnnbench.study.Claims;
import io.rnnbench.study.training.Curve;
import java.util.List;

/**
 * How many repeats of a variant have learned it, i.e. are right on 95 % of the validation cases.
 */
record Success(long learned, int repeats) {
  private static final double ACCURACY = 0.95;

  static Success of(List<Curve> curves) {
    long learned = curves.stream().filter(c -> c.finalAccuracy() >= ACCURACY).count();
    return new Success(learned, curves.size());
  }

  double share() {
    return (double) learned / repeats;
  }

  /** Standard error of the share; Agresti and Coull's, so that 0 and 1 have one too. */
  double error() {
    double adjusted = (share() * repeats + 2) / (repeats + 4);
    return Math.sqrt(adjusted * (1 - adjusted) / (repeats + 4));
  }

  /** Whether the share is higher by more than two standard errors of the difference. */
  boolean isHigherThan(Success other) {
    return share() > other.share() + 2 * Math.hypot(error(), other.error());
  }

  /** The share as a percentage. */
  String percent() {
    return Claims.percent(share());
  }

  /** E.g. {@code 3 of 30}. */
  @Override
  public String toString() {
    return learned + " of " + repeats;
  }
}
