package io.rnnbench.study;

import io.rnnbench.study.training.Curve;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** Summaries of samples. */
public final class Numbers {
  private Numbers() {}

  /** E.g. 0.0003, where Java writes 3.0E-4. */
  public static String plain(float value) {
    return new BigDecimal(Float.toString(value)).stripTrailingZeros().toPlainString();
  }

  public static double[] of(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** One value a curve. */
  public static double[] of(List<Curve> curves, ToDoubleFunction<Curve> value) {
    return curves.stream().mapToDouble(value).toArray();
  }

  /** Sums up what curves measured at each position, e.g. by their {@link #median}. */
  public static double[] byPosition(
      List<Curve> curves, String measure, ToDoubleFunction<double[]> summary) {
    return IntStream.range(0, curves.get(0).measured(measure).size())
        .mapToDouble(p -> summary.applyAsDouble(of(curves, c -> c.measured(measure).get(p))))
        .toArray();
  }

  static double lowest(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  public static double highest(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  public static double median(double[] values) {
    return Median.withDefaults().evaluate(values);
  }

  public static double mean(double[] values) {
    return Mean.of(values).getAsDouble();
  }

  /** Of a sample; 0 for a single value. */
  public static double standardDeviation(double[] values) {
    return StandardDeviation.of(values).getAsDouble();
  }

  /** Without the smallest and the largest value. */
  static double trimmedMean(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return mean(sorted.length < 3 ? sorted : Arrays.copyOfRange(sorted, 1, sorted.length - 1));
  }

  /** Two-sided probability by Mann and Whitney's test that two samples differ so by chance. */
  public static double probability(double[] a, double[] b) {
    double p = MannWhitneyUTest.withDefaults().test(a, b).getPValue();
    return Double.isNaN(p) ? 1 : p; // all values equal
  }
}
