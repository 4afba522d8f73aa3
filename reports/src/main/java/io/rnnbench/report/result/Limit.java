package io.rnnbench.report.result;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What counts for some benchmarks.
 *
 * @param benchmark found anywhere in class and method
 * @param metric such as time; empty for every metric
 * @param minEffect a change below it is no regression, 0.02 is 2 %
 * @param maxSlowdown what PASS rules out
 */
public record Limit(
    Pattern benchmark,
    Optional<String> metric,
    OptionalDouble minEffect,
    OptionalDouble maxSlowdown) {

  /** Whether it is meant for a subject. */
  public boolean isFor(String name, String itsMetric) {
    return benchmark.matcher(name).find() && metric.filter(m -> !m.equals(itsMetric)).isEmpty();
  }
}
