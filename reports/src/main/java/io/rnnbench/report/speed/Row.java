package io.rnnbench.report.speed;

import java.util.Optional;

/** A backend at one batch size: measured, or absent with the reason. */
public sealed interface Row {

  String backend();

  /**
   * A measured backend.
   *
   * @param forks forks that finished
   * @param forksAskedFor forks that were started
   * @param millis milliseconds per training step
   * @param p50 percentiles of all steps in milliseconds, NaN where JMH gave none
   * @param sequences per second
   * @param timeSteps per second, over all sequences of a batch; empty if the length is unknown
   */
  record Measured(
      String backend,
      int forks,
      int forksAskedFor,
      Estimate millis,
      double p50,
      double p90,
      double p99,
      Estimate sequences,
      Optional<Estimate> timeSteps)
      implements Row {}

  /** A backend without a result. */
  record Absent(String backend, String reason) implements Row {}
}
