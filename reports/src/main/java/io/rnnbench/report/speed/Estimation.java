package io.rnnbench.report.speed;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The statistical method of the report.
 *
 * <p>Times are averaged from the bottom up, as in Kalibera and Jones, "Rigorous benchmarking in
 * reasonable time" (ISMM 2013): the mean of an iteration is the arithmetic mean of its steps (from
 * JMH's histogram, weighted by the counts), the mean of a fork is the arithmetic mean of its
 * iterations. Variation is largest between forks (memory layout, compilation order), so forks are
 * the unit of replication wherever every backend of a comparison has at least two; with a single
 * fork the iteration means are all there is, and {@link Replication#ITERATIONS} says so.
 *
 * <p>Unit means are taken to be log-normal: times are positive and skewed, and a ratio of times is
 * a difference of logs. Hence, with x = ln(unit mean), n units, s² their variance:
 *
 * <pre>
 *   mean of a backend  exp(avg x),            95 % interval exp(avg x ± t(n-1) s/√n)
 *   ratio a/b          exp(avg xa - avg xb),  95 % interval exp(... ± t(df) √(sa²/na + sb²/nb))
 *   df                 (va + vb)² / (va²/(na-1) + vb²/(nb-1)),  v = s²/n     (Welch 1947)
 * </pre>
 *
 * where t is the 97.5 % quantile of Student's distribution. The mean over units is therefore
 * geometric; it makes the ratio exactly the quotient of the two means shown, and keeps every
 * interval positive and around its mean. It differs from JMH's own score, the plain mean of all
 * samples, by about half the squared coefficient of variation between units.
 *
 * <p>Intervals are not corrected for the number of comparisons in a report.
 */
public final class Estimation {
  private static final double TAIL = 0.025;

  private Estimation() {}

  /** Mean of positive unit means; no interval from fewer than two. */
  public static Estimate mean(List<Double> units) {
    Logs x = Logs.of(units);
    if (x.n < 2) {
      return new Estimate(Math.exp(x.mean), Optional.empty());
    }
    return estimate(x.mean, Math.sqrt(x.squaredError()), x.n - 1.0);
  }

  /** Ratio of two means of positive unit means; no interval where a side has fewer than two. */
  public static Estimate ratio(List<Double> numerator, List<Double> denominator) {
    Logs a = Logs.of(numerator);
    Logs b = Logs.of(denominator);
    double difference = a.mean - b.mean;
    if (a.n < 2 || b.n < 2) {
      return new Estimate(Math.exp(difference), Optional.empty());
    }
    double va = a.squaredError();
    double vb = b.squaredError();
    double df = (va + vb) * (va + vb) / (va * va / (a.n - 1) + vb * vb / (b.n - 1));
    return estimate(difference, Math.sqrt(va + vb), df);
  }

  private static Estimate estimate(double log, double standardError, double df) {
    // Units that are all equal leave no variation to estimate: the interval is the point.
    double half =
        standardError == 0
            ? 0
            : TDistribution.of(df).inverseSurvivalProbability(TAIL) * standardError;
    return new Estimate(
        Math.exp(log), Optional.of(new Interval(Math.exp(log - half), Math.exp(log + half))));
  }

  /** Mean and variance (n - 1 in the denominator) of the logs of n values. */
  private record Logs(int n, double mean, double variance) {
    static Logs of(List<Double> values) {
      if (values.isEmpty() || values.stream().anyMatch(v -> !(v > 0) || v.isInfinite())) {
        throw new IllegalArgumentException("positive, finite times expected, got " + values);
      }
      double mean = values.stream().mapToDouble(Math::log).average().orElseThrow();
      double squares =
          values.stream().mapToDouble(v -> (Math.log(v) - mean) * (Math.log(v) - mean)).sum();
      return new Logs(values.size(), mean, squares / (values.size() - 1));
    }

    double squaredError() {
      return variance / n;
    }
  }
}
