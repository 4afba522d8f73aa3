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

/**
 * What one fork says of one subject: of which less is better, whatever JMH's mode.
 *
 * @param value positive: the median of the fork's iterations, which a collection or a burst of
 *     somebody else's work in one of them moves little
 */
record Quantity(double value, String unit) {
  /** Below it nothing is allocated: JMH counts what its own infrastructure does, too. */
  private static final double LEAST_BYTES = 1;

  /** All that a fork says of one row; empty where it measured nothing that is positive. */
  static Map<Subject, Quantity> of(Ab.Result row) {
    Map<Subject, Quantity> all = new LinkedHashMap<>();
    Times.toMillis(row.unit())
        .ifPresent(millis -> put(all, row, Subject.TIME, row.iterations(), millis, "ms/op"));
    put(all, row, Subject.ALLOCATION, row.allocations(), b -> Math.max(b, LEAST_BYTES), "B/op");
    return all;
  }

  private static void put(
      Map<Subject, Quantity> all,
      Ab.Result row,
      String metric,
      List<Double> iterations,
      DoubleUnaryOperator scale,
      String unit) {
    double value =
        Median.withDefaults()
            .evaluate(iterations.stream().mapToDouble(Double::doubleValue).map(scale).toArray());
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

  /** What each fork of a stored result says. */
  static List<Map<Subject, Quantity>> ofForks(JmhResult result) {
    List<Map<Subject, Quantity>> forks = new ArrayList<>();
    for (int i = 0; i < result.iterations().size(); i++) {
      forks.add(
          of(
              new Ab.Result(
                  result.benchmark(),
                  result.params(),
                  result.mode(),
                  result.unit(),
                  result.iterations().get(i),
                  i < result.allocations().size() ? result.allocations().get(i) : List.of())));
    }
    return forks;
  }
}
