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
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * What one fork says of one subject: of which less is better, whatever JMH's mode.
 *
 * <p>Of times it is the lower quartile: of all samples where JMH keeps them, else of iterations. A
 * collection, a burst of somebody else's work, or a method that is compiled late lengthen some
 * operations and not all; forks differ two to five times less in their lower quartiles than in
 * their means. What slows fewer than a quarter of all operations it does not see; the allocation
 * that would cause collections is judged on its own.
 *
 * @param value positive
 */
record Quantity(double value, String unit) {
  /** Below it nothing is allocated: JMH counts what its own infrastructure does, too. */
  private static final double LEAST_BYTES = 1;

  /** All that a fork says of one row; empty where it measured nothing that is positive. */
  static Map<Subject, Quantity> of(Ab.Result row) {
    Map<Subject, Quantity> all = new LinkedHashMap<>();
    Times.toMillis(row.unit())
        .ifPresent(millis -> put(all, row, Subject.TIME, time(row, millis), "ms/op"));
    put(all, row, Subject.ALLOCATION, Math.max(median(row.allocations()), LEAST_BYTES), "B/op");
    return all;
  }

  private static double time(Ab.Result row, DoubleUnaryOperator millis) {
    return Double.isNaN(row.lowerQuartile())
        ? Quantile.withDefaults()
            .evaluate(row.iterations().stream().mapToDouble(v -> v).map(millis).toArray(), 0.25)
        : millis.applyAsDouble(row.lowerQuartile());
  }

  private static void put(
      Map<Subject, Quantity> all, Ab.Result row, String metric, double value, String unit) {
    if (value > 0 && Double.isFinite(value)) {
      all.put(
          Subject.of(Timings.nameOf(row.benchmark()), row.params(), metric),
          new Quantity(value, unit));
    }
  }

  /** NaN of none. */
  static double median(List<Double> values) {
    return Median.withDefaults().evaluate(values.stream().mapToDouble(v -> v).toArray());
  }

  /** What each fork of a stored result says, of a row with these parameters. */
  static List<Map<Subject, Quantity>> ofForks(JmhResult result, Map<String, String> params) {
    List<Map<Subject, Quantity>> forks = new ArrayList<>();
    for (int i = 0; i < result.iterations().size(); i++) {
      forks.add(
          of(
              new Ab.Result(
                  result.benchmark(),
                  params,
                  result.mode(),
                  result.unit(),
                  result.iterations().get(i),
                  i < result.lowerQuartiles().size() ? result.lowerQuartiles().get(i) : Double.NaN,
                  i < result.allocations().size() ? result.allocations().get(i) : List.of())));
    }
    return forks;
  }
}
