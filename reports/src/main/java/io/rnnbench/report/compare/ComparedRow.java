package io.rnnbench.report.compare;

import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Estimation;
import io.rnnbench.report.speed.Interval;
import io.rnnbench.report.speed.Replication;
import io.rnnbench.report.speed.Times;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.inference.TTest;

/**
 * A row that both sides have.
 *
 * @param ratio candidate / base; empty where a value is 0
 * @param p of Welch's t-test on the logs, two-sided; empty where a side has a single unit
 */
public record ComparedRow(
    RowKey key,
    Replication replication,
    Summary base,
    Summary candidate,
    Optional<Estimate> ratio,
    OptionalDouble p) {
  static final double SIGNIFICANT = 0.05;

  /**
   * One side's units.
   *
   * @param spread half of the 95 % interval of their mean, relative to it; empty where there is
   *     none
   */
  public record Summary(double median, OptionalDouble spread, int count) {
    private static Summary of(List<Double> units) {
      Optional<Interval> interval =
          arePositive(units) ? Estimation.mean(units).interval() : Optional.empty();
      return new Summary(
          Median.withDefaults().evaluate(array(units)),
          interval
              .map(i -> OptionalDouble.of(Math.sqrt(i.high() / i.low()) - 1))
              .orElse(OptionalDouble.empty()),
          units.size());
    }
  }

  static ComparedRow of(RowKey key, Times base, Times candidate) {
    Replication replication = Replication.of(List.of(base, candidate));
    List<Double> from = replication.units(base);
    List<Double> to = replication.units(candidate);
    Optional<Estimate> ratio =
        arePositive(from) && arePositive(to)
            ? Optional.of(Estimation.ratio(to, from))
            : Optional.empty();
    return new ComparedRow(
        key, replication, Summary.of(from), Summary.of(to), ratio, p(ratio, from, to));
  }

  /** Whether the two are shown to differ. */
  boolean differs() {
    return p.isPresent() && p.getAsDouble() < SIGNIFICANT;
  }

  private static OptionalDouble p(Optional<Estimate> ratio, List<Double> from, List<Double> to) {
    Optional<Interval> interval = ratio.flatMap(Estimate::interval);
    if (interval.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (interval.get().low() == interval.get().high()) { // all units of a side are equal: no test
      return OptionalDouble.of(interval.get().contains(1) ? 1 : 0);
    }
    return OptionalDouble.of(TTest.withDefaults().test(logs(to), logs(from)).getPValue());
  }

  private static double[] logs(List<Double> units) {
    return units.stream().mapToDouble(Math::log).toArray();
  }

  private static double[] array(List<Double> units) {
    return units.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static boolean arePositive(List<Double> units) {
    return units.stream().allMatch(unit -> unit > 0 && Double.isFinite(unit));
  }
}
