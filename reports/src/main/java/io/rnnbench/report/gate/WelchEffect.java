package io.rnnbench.report.gate;

import java.util.EnumSet;
import java.util.List;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A candidate against a baseline that ran at another time: Welch's t (1947) on the logarithms of
 * forks, for a ratio of times is a difference of logs. Forks of two runs can't be paired, and
 * whatever the machine did differently in between looks like the candidate's doing.
 */
final class WelchEffect implements Effect {
  private final double difference;
  private final double standardError;
  private final double degreesOfFreedom;

  private WelchEffect(double difference, double standardError, double degreesOfFreedom) {
    this.difference = difference;
    this.standardError = standardError;
    this.degreesOfFreedom = degreesOfFreedom;
  }

  /** From the values of at least two forks of each. */
  static WelchEffect of(List<Double> baseline, List<Double> candidate) {
    DoubleStatistics b = logs(baseline);
    DoubleStatistics c = logs(candidate);
    double vb = b.getAsDouble(Statistic.VARIANCE) / b.getCount();
    double vc = c.getAsDouble(Statistic.VARIANCE) / c.getCount();
    double freedom =
        (vb + vc) * (vb + vc) / (vb * vb / (b.getCount() - 1) + vc * vc / (c.getCount() - 1));
    return new WelchEffect(
        c.getAsDouble(Statistic.MEAN) - b.getAsDouble(Statistic.MEAN), Math.sqrt(vb + vc), freedom);
  }

  /** A ratio in which there is no chance. */
  static WelchEffect exactly(double ratio) {
    return new WelchEffect(Math.log(ratio), 0, Double.POSITIVE_INFINITY);
  }

  private static DoubleStatistics logs(List<Double> values) {
    return DoubleStatistics.of(
        EnumSet.of(Statistic.MEAN, Statistic.VARIANCE),
        values.stream().mapToDouble(Math::log).toArray());
  }

  @Override
  public double ratio() {
    return Math.exp(difference);
  }

  @Override
  public double p() {
    if (standardError == 0) {
      return difference == 0 ? 1 : 0;
    }
    return TDistribution.of(degreesOfFreedom)
        .survivalProbability(Math.abs(difference) / standardError);
  }

  @Override
  public double low(double error) {
    return Math.exp(difference - half(error));
  }

  @Override
  public double high(double error) {
    return Math.exp(difference + half(error));
  }

  private double half(double error) {
    return standardError == 0
        ? 0
        : standardError * TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(error);
  }
}
