package io.rnnbench.report.compare;

import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Estimation;
import io.rnnbench.report.speed.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.TTest;

/**
 * A row that both sides have.
 *
 * @param unit of both
 * @param ratio candidate / base; infinite or 0 where one side alone is 0, NaN where none can be
 *     given
 * @param interval 95 %; empty where a side has a single value, or one that is not positive
 * @param p of Welch's t-test, on the logs where all values are positive, two-sided; empty where a
 *     side has a single value
 */
public record ComparedRow(
    RowKey key,
    String unit,
    Basis basis,
    Summary base,
    Summary candidate,
    double ratio,
    Optional<Interval> interval,
    OptionalDouble p) {
  static final double SIGNIFICANT = 0.05;

  /** Quantile to which JMH's error belongs: half of what 99.9 % leaves. */
  private static final double JMH_TAIL = 0.0005;

  private static final double TAIL = 0.025;

  /**
   * One side's values.
   *
   * @param spread half of the 95 % interval of their mean, relative to it; empty where there is
   *     none
   */
  public record Summary(double median, OptionalDouble spread, int count) {
    private static Summary of(List<Double> values) {
      Optional<Interval> interval =
          arePositive(values) ? Estimation.mean(values).interval() : Optional.empty();
      return new Summary(
          Median.withDefaults().evaluate(array(values)),
          interval
              .map(i -> OptionalDouble.of(Math.sqrt(i.high() / i.low()) - 1))
              .orElse(OptionalDouble.empty()),
          values.size());
    }
  }

  /** What was found, beside the summaries. */
  private record Found(double ratio, Optional<Interval> interval, OptionalDouble p) {
    static final Found SAME = new Found(1, Optional.of(new Interval(1, 1)), OptionalDouble.of(1));
  }

  static ComparedRow of(RowKey key, Metric metric, String unit, Measured base, Measured candidate) {
    if (!base.hasRawData() || !candidate.hasRawData()) {
      return ofScores(key, metric, unit, base, candidate);
    }
    boolean forks = base.iterations().size() >= 2 && candidate.iterations().size() >= 2;
    List<Double> from = forks ? means(base) : all(base);
    List<Double> to = forks ? means(candidate) : all(candidate);
    boolean exact = !forks && metric.isBytes() && Bytes.areExact(from) && Bytes.areExact(to);
    Basis basis = forks ? Basis.FORKS : exact ? Basis.EXACT : Basis.ITERATIONS;
    Summary before = Summary.of(from);
    Summary after = Summary.of(to);
    boolean same = metric.isBytes() && Bytes.same(before.median(), after.median());
    Found found = same ? Found.SAME : found(from, to);
    return new ComparedRow(key, unit, basis, before, after, found.ratio, found.interval, found.p);
  }

  /** The one value that says most of a side. */
  static double typical(Measured side) {
    if (!side.hasRawData()) {
      return side.score();
    }
    return Median.withDefaults()
        .evaluate(array(side.iterations().size() >= 2 ? means(side) : all(side)));
  }

  /** Whether the two are shown to differ. */
  public boolean differs() {
    return p.isPresent() && p.getAsDouble() < SIGNIFICANT;
  }

  /** Whether the ratio has a logarithm. */
  boolean hasRatio() {
    return ratio > 0 && Double.isFinite(ratio);
  }

  private static Found found(List<Double> from, List<Double> to) {
    boolean nothingBefore = areZero(from);
    boolean nothingAfter = areZero(to);
    if (nothingBefore && nothingAfter) {
      return Found.SAME;
    }
    if (nothingBefore || nothingAfter) {
      boolean certain = (nothingBefore ? to : from).stream().allMatch(v -> v != 0);
      double ratio = nothingBefore ? Double.POSITIVE_INFINITY : 0;
      return new Found(ratio, Optional.empty(), certain ? OptionalDouble.of(0) : test(from, to));
    }
    if (arePositive(from) && arePositive(to)) {
      Estimate ratio = Estimation.ratio(to, from);
      return new Found(ratio.value(), ratio.interval(), p(ratio, from, to));
    }
    double ratio = mean(to) / mean(from);
    return new Found(ratio > 0 ? ratio : Double.NaN, Optional.empty(), test(from, to));
  }

  private static OptionalDouble p(Estimate ratio, List<Double> from, List<Double> to) {
    if (ratio.interval().isEmpty()) {
      return OptionalDouble.empty();
    }
    Interval interval = ratio.interval().get();
    if (interval.low() == interval.high()) { // all values of a side are equal: no test
      return OptionalDouble.of(interval.contains(1) ? 1 : 0);
    }
    return OptionalDouble.of(TTest.withDefaults().test(logs(to), logs(from)).getPValue());
  }

  /** Of the values as they are. */
  private static OptionalDouble test(List<Double> from, List<Double> to) {
    if (from.size() < 2 || to.size() < 2) {
      return OptionalDouble.empty();
    }
    double p = TTest.withDefaults().test(array(to), array(from)).getPValue();
    return Double.isNaN(p)
        ? OptionalDouble.of(mean(from) == mean(to) ? 1 : 0)
        : OptionalDouble.of(p);
  }

  private static ComparedRow ofScores(
      RowKey key, Metric metric, String unit, Measured base, Measured candidate) {
    double from = base.score();
    double to = candidate.score();
    Found found;
    if ((from == 0 && to == 0) || (metric.isBytes() && Bytes.same(from, to))) {
      found = Found.SAME;
    } else if (from == 0 || to == 0) {
      found =
          new Found(
              from == 0 ? Double.POSITIVE_INFINITY : 0, Optional.empty(), OptionalDouble.empty());
    } else {
      found = found(base, candidate);
    }
    return new ComparedRow(
        key,
        unit,
        Basis.SCORES,
        summary(base),
        summary(candidate),
        found.ratio,
        found.interval,
        found.p);
  }

  /** Welch's test on scores and their standard errors, which JMH's errors are multiples of. */
  private static Found found(Measured base, Measured candidate) {
    double ratio = candidate.score() / base.score();
    double a = relativeError(base);
    double b = relativeError(candidate);
    if (!(ratio > 0) || !(a + b > 0)) {
      return new Found(ratio > 0 ? ratio : Double.NaN, Optional.empty(), OptionalDouble.empty());
    }
    double variance = a * a + b * b;
    double freedom =
        variance
            * variance
            / (Math.pow(a, 4) / (base.samples() - 1) + Math.pow(b, 4) / (candidate.samples() - 1));
    TDistribution t = TDistribution.of(freedom);
    double error = Math.sqrt(variance);
    double half = t.inverseSurvivalProbability(TAIL) * error;
    return new Found(
        ratio,
        Optional.of(new Interval(ratio * Math.exp(-half), ratio * Math.exp(half))),
        OptionalDouble.of(2 * t.survivalProbability(Math.abs(Math.log(ratio)) / error)));
  }

  /** Standard error relative to the score; NaN where JMH says too little. */
  private static double relativeError(Measured side) {
    return side.samples() < 2
        ? Double.NaN
        : side.error()
            / TDistribution.of(side.samples() - 1.0).inverseSurvivalProbability(JMH_TAIL)
            / side.score();
  }

  private static Summary summary(Measured side) {
    double error = relativeError(side);
    return new Summary(
        side.score(),
        Double.isNaN(error)
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                error * TDistribution.of(side.samples() - 1.0).inverseSurvivalProbability(TAIL)),
        side.samples());
  }

  private static List<Double> means(Measured side) {
    return side.iterations().stream().map(ComparedRow::mean).toList();
  }

  private static List<Double> all(Measured side) {
    return side.iterations().stream().flatMap(List::stream).toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static double[] logs(List<Double> values) {
    return values.stream().mapToDouble(Math::log).toArray();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static boolean arePositive(List<Double> values) {
    return values.stream().allMatch(value -> value > 0 && Double.isFinite(value));
  }

  private static boolean areZero(List<Double> values) {
    return values.stream().allMatch(value -> value == 0);
  }
}
