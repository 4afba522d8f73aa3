package io.rnnbench.bench.ablate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a change of settings does to the mean time of a step.
 *
 * @param ratio time with the change / time without: the geometric mean over rounds, in each of
 *     which both ran
 * @param low of the 95 % interval, by Student's t on the logarithms
 * @param high of the same
 * @param rounds in which both finished
 */
record Ablation(
    String backend,
    String cell,
    int batchSize,
    String change,
    double ratio,
    double low,
    double high,
    int rounds) {
  private static final double CONFIDENCE = 0.95;

  static Ablation of(
      String backend,
      String cell,
      int batchSize,
      String change,
      List<Double> changed,
      List<Double> unchanged) {
    double[] logs =
        IntStream.range(0, changed.size())
            .mapToDouble(i -> Math.log(changed.get(i) / unchanged.get(i)))
            .filter(Double::isFinite)
            .toArray();
    DoubleStatistics statistics =
        DoubleStatistics.of(
            java.util.EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), logs);
    double mean = statistics.getAsDouble(Statistic.MEAN);
    double half =
        logs.length < 2
            ? Double.NaN
            : TDistribution.of(logs.length - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                * statistics.getAsDouble(Statistic.STANDARD_DEVIATION)
                / Math.sqrt(logs.length);
    return new Ablation(
        backend,
        cell,
        batchSize,
        change,
        Math.exp(mean),
        Math.exp(mean - half),
        Math.exp(mean + half),
        logs.length);
  }

  /** As Markdown. */
  static List<String> table(List<Ablation> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("| backend | cell | batch | change | time with / without | 95 % | |");
    lines.add("|---|---|---|---|---|---|---|");
    for (Ablation row : rows) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %s | %.3f | %.3f..%.3f | %s |",
              row.backend,
              row.cell,
              row.batchSize,
              row.change,
              row.ratio,
              row.low,
              row.high,
              row.reading()));
    }
    return lines;
  }

  private String reading() {
    if (rounds == 0) {
      return "did not run";
    }
    return low > 1 ? "slower" : high < 1 ? "faster" : "no difference proved";
  }
}
