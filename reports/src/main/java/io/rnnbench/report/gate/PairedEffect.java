package io.rnnbench.report.gate;

import java.util.Arrays;
import java.util.List;

/**
 * What a candidate does to a row, from pairs of forks: the signed-rank method of Wilcoxon (1945) on
 * log-ratios, with the estimate of Hodges and Lehmann (1963).
 *
 * <p>All of it comes from the averages of any two pairs (Walsh's): their median is the estimate,
 * and counting from their ends gives an interval that needs no normality, only symmetry, which
 * running the two sides in random order provides. A fork that is wholly off moves it little. Ties
 * make it wider than it need be, never narrower.
 */
final class PairedEffect implements Effect {
  private final int pairs;
  private final double[] walsh; // sorted

  private PairedEffect(int pairs, double[] walsh) {
    this.pairs = pairs;
    this.walsh = walsh;
  }

  /**
   * From any number of pairs.
   *
   * @param logRatios ln(candidate / baseline) of each pair, finite, at least one
   */
  static PairedEffect of(List<Double> logRatios) {
    int n = logRatios.size();
    if (n == 0 || logRatios.stream().anyMatch(x -> !Double.isFinite(x))) {
      throw new IllegalArgumentException("finite log-ratios expected, got " + logRatios);
    }
    double[] walsh = new double[n * (n + 1) / 2];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        walsh[k++] = (logRatios.get(i) + logRatios.get(j)) / 2;
      }
    }
    Arrays.sort(walsh);
    return new PairedEffect(n, walsh);
  }

  @Override
  public double ratio() {
    int middle = walsh.length / 2;
    return Math.exp(
        walsh.length % 2 == 1 ? walsh[middle] : (walsh[middle - 1] + walsh[middle]) / 2);
  }

  @Override
  public double p() {
    long slower = Arrays.stream(walsh).filter(w -> w <= 0).count();
    long faster = Arrays.stream(walsh).filter(w -> w >= 0).count();
    return distribution()[(int) Math.min(slower, faster)];
  }

  @Override
  public double low(double error) {
    int cut = cut(error);
    return cut < 0 ? 0 : Math.exp(walsh[cut]);
  }

  @Override
  public double high(double error) {
    int cut = cut(error);
    return cut < 0 ? Double.POSITIVE_INFINITY : Math.exp(walsh[walsh.length - 1 - cut]);
  }

  /** How many averages may lie beyond the end; -1 where there are too few pairs for this error. */
  private int cut(double error) {
    double[] distribution = distribution();
    int cut = -1;
    while (cut + 1 < distribution.length && distribution[cut + 1] <= error) {
      cut++;
    }
    return cut;
  }

  /** P(T <= t) of the signed-rank statistic: t of the ranks 1..n, each in or out by a coin. */
  private double[] distribution() {
    double[] p = new double[walsh.length + 1];
    p[0] = 1;
    for (int rank = 1; rank <= pairs; rank++) {
      for (int t = p.length - 1; t >= 0; t--) {
        p[t] = (p[t] + (t >= rank ? p[t - rank] : 0)) / 2;
      }
    }
    for (int t = 1; t < p.length; t++) {
      p[t] = Math.min(1, p[t] + p[t - 1]);
    }
    return p;
  }
}
