package io.rnnbench.report.speed;

import java.util.Optional;
import java.util.OptionalDouble;

/** A backend at one batch size: measured, or absent with the reason. */
public sealed interface Row {

  String backend();

  /**
   * A measured backend.
   *
   * @param times in milliseconds per training step
   * @param millis their mean, from the units of replication of the comparison
   * @param sequences per second
   * @param timeSteps per second, over all sequences of a batch; empty if the length is unknown
   * @param overPython this time / native PyTorch's; empty where it was not timed, and for itself
   * @param shareOfPeak of the rate of the fastest matrix product of any backend, 0..1; empty where
   *     none was timed
   * @param shareOfOwnPeak the same of the backend's own
   * @param outliers share of steps flagged as such, 0..1; NaN where the run doesn't say
   */
  record Measured(
      String backend,
      Times times,
      Estimate millis,
      Estimate sequences,
      Optional<Estimate> timeSteps,
      Optional<Estimate> overPython,
      OptionalDouble shareOfPeak,
      OptionalDouble shareOfOwnPeak,
      double outliers)
      implements Row {

    /** Forks that finished; {@link Times#forksAskedFor} were started. */
    public int forks() {
      return times.iterations().size();
    }
  }

  /** A backend without a result. */
  record Absent(String backend, String reason) implements Row {}
}
