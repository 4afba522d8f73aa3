package io.rnnbench.report.gate;

import io.rnnbench.report.result.Ab;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.speed.Times;
import io.rnnbench.report.speed.Timings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * What one fork says of one subject: of which less is better, whatever JMH's mode.
 *
 * <p>Of times it is the lower quartile of the samples in the quietest pass over the rows, or of all
 * iterations where JMH keeps no samples. A collection, others' work, a method that is compiled late
 * lengthen some operations and shorten none; forks differ in this by a fraction of what they differ
 * by in their means. What slows only some operations, or only now and then, it does not see; the
 * allocation that would cause collections is judged on its own.
 *
 * <p>Where two sides took turns in slices, each slice has its partner of the other side: what
 * disturbed the machine for longer than a slice is in both. Their means are judged beside their
 * lower quartiles, so that what slows only some operations is seen.
 *
 * @param value positive
 * @param slices positive; empty where there are none
 */
record Quantity(double value, String unit, List<Double> slices) {
  /** Below it nothing is allocated: JMH counts what its own infrastructure does, too. */
  private static final double LEAST_BYTES = 1;

  private static final double QUARTER = 0.25;

  /** Of means, a row. */
  private static final int BLOCKS = 16;

  /** All that a fork says of one row; empty where it measured nothing that is positive. */
  static Map<Subject, Quantity> of(Ab.Result row) {
    Map<Subject, Quantity> all = new LinkedHashMap<>();
    Times.toMillis(row.unit())
        .ifPresent(
            millis -> {
              List<Double> slices = row.slices().stream().map(millis::applyAsDouble).toList();
              double time = slices.isEmpty() ? time(row, millis) : median(slices);
              put(all, row, Subject.TIME, new Quantity(time, "ms/op", slices));
              if (!row.sliceMeans().isEmpty()) {
                List<Double> means =
                    blocks(row.sliceMeans().stream().map(millis::applyAsDouble).toList());
                put(all, row, Subject.MEAN_TIME, new Quantity(median(means), "ms/op", means));
              }
            });
    double bytes = atLeastOne(median(row.allocations()));
    put(all, row, Subject.ALLOCATION, new Quantity(bytes, "B/op", List.of()));
    return all;
  }

  /**
   * ln(other / this): the median over the pairs of slices, where both have them.
   *
   * @param other of the other side
   */
  double logRatio(Quantity other) {
    if (slices.isEmpty() || slices.size() != other.slices.size()) {
      return Math.log(other.value / value);
    }
    return median(
        IntStream.range(0, slices.size())
            .mapToObj(i -> Math.log(other.slices.get(i) / slices.get(i)))
            .toList());
  }

  /**
   * Means over neighbours: a slice is so short that it may hold none of the operations that are
   * slow, and a median over slices would then not see them.
   */
  private static List<Double> blocks(List<Double> slices) {
    int size = Math.max(1, slices.size() / BLOCKS);
    List<Double> blocks = new ArrayList<>();
    for (int from = 0; from + size <= slices.size(); from += size) {
      blocks.add(
          slices.subList(from, from + size).stream().mapToDouble(v -> v).average().orElseThrow());
    }
    return blocks;
  }

  private static double time(Ab.Result row, DoubleUnaryOperator millis) {
    return row.lowerQuartiles().stream()
        .mapToDouble(millis::applyAsDouble)
        .min()
        .orElseGet(
            () ->
                Quantile.withDefaults()
                    .evaluate(
                        row.iterations().stream().mapToDouble(v -> v).map(millis).toArray(),
                        QUARTER));
  }

  private static void put(
      Map<Subject, Quantity> all, Ab.Result row, String metric, Quantity quantity) {
    if (isFit(quantity.value) && quantity.slices.stream().allMatch(Quantity::isFit)) {
      all.put(Subject.of(Timings.nameOf(row.benchmark()), row.params(), metric), quantity);
    }
  }

  private static boolean isFit(double value) {
    return value > 0 && Double.isFinite(value);
  }

  /** NaN of none. */
  static double median(List<Double> values) {
    return Median.withDefaults().evaluate(values.stream().mapToDouble(v -> v).toArray());
  }

  /** Times of each fork of a stored result, in milliseconds per operation. */
  static List<Double> times(JmhResult result) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < result.iterations().size(); i++) {
      List<Double> quartile =
          i < result.lowerQuartiles().size() ? List.of(result.lowerQuartiles().get(i)) : List.of();
      Ab.Result fork =
          new Ab.Result(
              result.benchmark(),
              result.params(),
              result.mode(),
              result.unit(),
              result.iterations().get(i),
              quartile,
              List.of());
      Times.toMillis(result.unit()).ifPresent(millis -> times.add(time(fork, millis)));
    }
    return times;
  }

  /** Bytes, where nothing is what JMH itself allocates. */
  static double atLeastOne(double bytes) {
    return Math.max(bytes, LEAST_BYTES);
  }
}
