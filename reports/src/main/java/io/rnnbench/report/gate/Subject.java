package io.rnnbench.report.gate;

import io.rnnbench.report.result.ParamOrder;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is judged: one metric of a benchmark with one set of parameters.
 *
 * @param benchmark class and method without the package, e.g. {@code TrainStepBenchmark.step}
 * @param metric {@link #TIME}, {@link #ALLOCATION}, ...
 */
public record Subject(String benchmark, SortedMap<String, String> params, String metric)
    implements Comparable<Subject> {
  /** Per operation; of a throughput, its inverse. */
  public static final String TIME = "time";

  /** The same, with what slows only some operations: of two sides that took turns in slices. */
  public static final String MEAN_TIME = "mean time";

  /** Bytes in Java's heap per operation, JMH's gc.alloc.rate.norm. */
  public static final String ALLOCATION = "allocation";

  /** Of the resident set, whether it goes on. */
  public static final String MEMORY_GROWTH = "memory growth";

  /** Whether it computes what the reference computes. */
  public static final String PARITY = "parity";

  /** Epochs until a study's task is learnt. */
  public static final String CONVERGENCE = "convergence";

  /** The geometric mean of the time of all rows. */
  public static final Subject ALL_ROWS = of("all rows, geometric mean", Map.of(), TIME);

  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::benchmark)
          .thenComparing(Subject::params, ParamOrder::compareParams)
          .thenComparing(Subject::metric, Comparator.reverseOrder()); // time before allocation

  /** Without parameters that are empty: an older file doesn't have them. */
  public static Subject of(String benchmark, Map<String, String> params, String metric) {
    TreeMap<String, String> given = new TreeMap<>(params);
    given.values().removeIf(String::isEmpty);
    return new Subject(benchmark, given, metric);
  }

  /** Whether another subject is of the same row, by whatever metric. */
  boolean isOfRow(Subject other) {
    return benchmark.equals(other.benchmark) && params.equals(other.params);
  }

  /** Such as "batchSize=16, cell=LSTM". */
  public String parameters() {
    return params.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
