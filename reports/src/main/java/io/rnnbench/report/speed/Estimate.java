package io.rnnbench.report.speed;

import java.util.Optional;

/**
 * A positive value and how sure it is.
 *
 * @param interval empty where nothing was repeated
 */
public record Estimate(double value, Optional<Interval> interval) {

  /** The estimate of 1/x. */
  public Estimate inverse() {
    return new Estimate(1 / value, interval.map(Interval::inverse));
  }

  /** The estimate of {@code scale}/x, such as a rate from a time. */
  public Estimate rate(double scale) {
    return new Estimate(
        scale / value, interval.map(i -> new Interval(scale / i.high(), scale / i.low())));
  }

  /** True where an interval exists and leaves 1 out. */
  public boolean differsFromOne() {
    return interval.isPresent() && !interval.get().contains(1);
  }
}
