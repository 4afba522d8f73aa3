package io.rnnbench.bench.fork;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Whether a fork had reached its steady state when it was measured: seen, not assumed.
 *
 * <p>Steady from iteration k means that no iteration from k on is further from the median of the
 * measured ones than {@link #TOLERANCE}, or than three of their own standard deviations (estimated
 * by the median absolute deviation) where they scatter by more. Iterations are numbered from 0, the
 * warm-up's first.
 *
 * @param steadyFrom empty where the last iteration itself was off
 * @param drift relative change over the measured iterations by linear regression, 0 where it is not
 *     significant at 1 % or below {@link #TOLERANCE}
 */
record SteadyState(OptionalInt steadyFrom, double drift) {
  static final double TOLERANCE = 0.05;

  private static final double SIGNIFICANCE = 0.01;
  private static final double DEVIATIONS = 3;

  /** Makes the median absolute deviation of normal values their standard deviation. */
  private static final double NORMAL = 1.4826;

  /**
   * @param scores of all iterations, in the order run
   * @param warmups how many of them were not measured
   */
  static SteadyState of(List<Double> scores, int warmups) {
    double[] all = scores.stream().mapToDouble(Double::doubleValue).toArray();
    double[] measured = Arrays.copyOfRange(all, Math.min(warmups, all.length), all.length);
    if (measured.length == 0) {
      return new SteadyState(OptionalInt.empty(), 0);
    }
    double middle = median(measured);
    double deviation =
        NORMAL * median(Arrays.stream(measured).map(x -> Math.abs(x - middle)).toArray());
    double allowed = Math.max(TOLERANCE * middle, DEVIATIONS * deviation);
    int from = all.length;
    while (from > 0 && Math.abs(all[from - 1] - middle) <= allowed) {
      from--;
    }
    return new SteadyState(
        from == all.length ? OptionalInt.empty() : OptionalInt.of(from), drift(measured, middle));
  }

  /** Whether all that was measured was steady. */
  boolean coversMeasurement(int warmups) {
    return steadyFrom.isPresent() && steadyFrom.getAsInt() <= warmups;
  }

  private static double drift(double[] measured, double middle) {
    if (measured.length < 3) {
      return 0;
    }
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < measured.length; i++) {
      line.addData(i, measured[i]);
    }
    double change = line.getSlope() * (measured.length - 1) / middle;
    boolean real = line.getSignificance() < SIGNIFICANCE && Math.abs(change) > TOLERANCE;
    return real ? change : 0;
  }

  private static double median(double[] values) {
    return new Median().evaluate(values);
  }
}
