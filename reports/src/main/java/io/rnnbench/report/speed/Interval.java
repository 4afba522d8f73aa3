package io.rnnbench.report.speed;

/** A 95 % confidence interval. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("interval " + low + ".." + high);
    }
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The interval of 1/x. */
  public Interval inverse() {
    return new Interval(1 / high, 1 / low);
  }
}
