package io.rnnbench.report.speed;

import java.util.Collection;
import java.util.List;

/** What counts as an independent repetition. */
public enum Replication {
  /** Every backend has two forks or more: one value per JVM. */
  FORKS {
    @Override
    public List<Double> units(Times times) {
      return times.iterations().stream().map(Replication::mean).toList();
    }
  },
  /** Some backend has a single fork: one value per iteration. */
  ITERATIONS {
    @Override
    public List<Double> units(Times times) {
      return times.iterations().stream().flatMap(List::stream).toList();
    }
  };

  /** What must be said wherever {@link #ITERATIONS} was used. */
  public static final String ONE_FORK =
      "one fork: the interval covers the variation between iterations of one JVM, not between JVMs";

  /** The unit means in milliseconds. */
  public abstract List<Double> units(Times times);

  public static Replication of(Collection<Times> compared) {
    return compared.stream().allMatch(times -> times.iterations().size() >= 2) ? FORKS : ITERATIONS;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
