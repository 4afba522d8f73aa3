package io.rnnbench.report.result;

import java.util.List;
import java.util.Map;

/**
 * One result of jmh.json.
 *
 * @param unit JMH's unit, such as "ms/op"
 * @param forks forks asked for; fewer may have survived
 * @param batchSize calls of the benchmark in an operation; above 1 with JMH's -bs only
 * @param settings warm-up and measurement, for people
 * @param scoreError half of JMH's 99.9 % interval, NaN where JMH has none
 * @param percentiles JMH's percentiles of all samples, keys such as "50.0"
 * @param iterations mean of each iteration in {@code unit}, [fork][iteration]; from the histogram
 *     weighted by its counts in sample mode, else JMH's own; iterations without a sample are left
 *     out
 * @param lowerQuartiles of each fork's samples in {@code unit}; none without a histogram
 * @param secondary JMH's secondary metrics by name, [fork][iteration] as above
 * @param secondaryScores score, error and unit of the same, also where there is no raw data
 * @param conditions what JMH says of how it was measured, such as "jdk" to "17.0.9", in the order
 *     for people; what an older version doesn't write is left out
 */
public record JmhResult(
    String benchmark,
    String mode,
    String unit,
    int threads,
    int forks,
    int batchSize,
    String settings,
    List<String> jvmArgs,
    Map<String, String> params,
    double score,
    double scoreError,
    Map<String, Double> percentiles,
    List<List<Double>> iterations,
    List<Double> lowerQuartiles,
    Map<String, List<List<Double>>> secondary,
    Map<String, Score> secondaryScores,
    Map<String, String> conditions) {
  /** Bytes in Java's heap per operation. */
  public static final String ALLOCATION = "gc.alloc.rate.norm";

  /**
   * What JMH makes of all iterations.
   *
   * @param error half of its 99.9 % interval, NaN where JMH has none
   */
  public record Score(double value, double error, String unit) {}

  /** Bytes in Java's heap per operation, [fork][iteration]; none without JMH's gc profiler. */
  public List<List<Double>> allocations() {
    // JMH before 1.34 puts a dot before the names of its profilers' metrics.
    return secondary.getOrDefault(
        ALLOCATION, secondary.getOrDefault("\u00b7" + ALLOCATION, List.of()));
  }
}
