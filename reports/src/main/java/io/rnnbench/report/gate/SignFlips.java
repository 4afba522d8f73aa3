package io.rnnbench.report.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;

/**
 * How likely as much evidence of a slow-down is, in any row of a family, if nothing had changed.
 *
 * <p>A coin decides which side of a round is measured first, so without a change every round might
 * as well have come out with all its signs turned. The family is therefore judged against itself:
 * its largest statistic in each of the 2^n ways to turn whole rounds. Rows that are disturbed
 * together stay together, so they cost no more than one (Westfall and Young, Resampling-based
 * multiple testing, 1993: step-down). This holds for any statistic and any symmetric noise.
 *
 * <p>The statistic is a t of log-ratios that are clipped at {@link #CLIP} times the size of the
 * row's kin (the rows of the same processes and metric), and whose variance is moderated by that of
 * the kin as by {@link #KIN_PAIRS} pairs more (Smyth, Linear models and empirical Bayes methods,
 * 2004): few pairs tell little of a row's own.
 */
final class SignFlips {
  /** In units of the kin's median size. */
  private static final double CLIP = 4;

  /** What the spread of the kin counts for, in pairs of the row's own. */
  private static final double KIN_PAIRS = 10;

  /** All 2^n ways to turn up to so many rounds; of more rounds, a sample of as many ways. */
  private static final int ALL_WAYS = 12;

  /** For a median of 0: rows that allocate the same in all but a few. */
  private static final double LEAST_SPREAD = 1e-6;

  /** Beside which rounding is nothing; of rows that do not spread at all. */
  private static final double LEAST_VARIANCE = 1e-6;

  private static final double TIE = 1e-9;

  private static final double NORMAL = 1.4826; // standard deviations in a median absolute deviation

  private SignFlips() {}

  /**
   * A row's pairs.
   *
   * @param rounds in which it was measured, ascending
   * @param logRatios ln(candidate / baseline) in each
   * @param kin names the rows with a spread alike
   */
  record Row(int[] rounds, double[] logRatios, String kin) {
    Row(List<Integer> rounds, List<Double> logRatios, String kin) {
      this(
          rounds.stream().mapToInt(r -> r).toArray(),
          logRatios.stream().mapToDouble(x -> x).toArray(),
          kin);
    }
  }

  /**
   * One-sided probabilities that are adjusted for the whole family, of the rows in their order.
   *
   * @param rows each with at least one pair
   * @param sign 1 for a slow-down, -1 for a speed-up
   */
  static double[] p(List<Row> rows, int sign) {
    List<double[]> scores = scores(rows, sign);
    int last = rows.stream().mapToInt(row -> row.rounds[row.rounds.length - 1]).max().orElse(0);
    int[] used = IntStream.rangeClosed(0, last).filter(i -> isUsed(rows, i)).toArray();
    int ways = 1 << Math.min(used.length, ALL_WAYS);
    Random coin = used.length > ALL_WAYS ? new Random(1) : null;
    double[] signs = new double[last + 1];
    Arrays.fill(signs, 1);
    Statistic statistic = new Statistic(rows, scores);
    double[] observed = statistic.of(signs).clone();
    List<Integer> largestFirst = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
    largestFirst.sort(Comparator.comparingDouble((Integer r) -> observed[r]).reversed());
    int[] atLeast = new int[rows.size()];
    for (int way = 0; way < ways; way++) {
      for (int i = 0; i < used.length; i++) {
        boolean turned = way > 0 && (coin == null ? (way >> i & 1) == 1 : coin.nextBoolean());
        signs[used[i]] = turned ? -1 : 1; // way 0 is what was observed
      }
      double[] values = statistic.of(signs);
      double max = Double.NEGATIVE_INFINITY;
      for (int i = largestFirst.size() - 1; i >= 0; i--) { // each row against those below it
        int r = largestFirst.get(i);
        max = Math.max(max, values[r]);
        atLeast[r] += max >= observed[r] - TIE * Math.abs(observed[r]) ? 1 : 0;
      }
    }
    double[] p = new double[rows.size()];
    double largest = 0;
    for (int r : largestFirst) { // none is surer than one that is clearer
      largest = Math.max(largest, atLeast[r] / (double) ways);
      p[r] = largest;
    }
    return p;
  }

  private static boolean isUsed(List<Row> rows, int round) {
    return rows.stream().anyMatch(row -> Arrays.binarySearch(row.rounds, round) >= 0);
  }

  /** The t of every row, for any signs of the rounds. */
  private static final class Statistic {
    private final List<Row> rows;
    private final List<double[]> scores;
    private final int[] kin; // of each row, an index
    private final double[] squares;
    private final double[] sums;
    private final double[] values;

    Statistic(List<Row> rows, List<double[]> scores) {
      this.rows = rows;
      this.scores = scores;
      List<String> names = rows.stream().map(Row::kin).distinct().toList();
      kin = rows.stream().mapToInt(row -> names.indexOf(row.kin)).toArray();
      squares = scores.stream().mapToDouble(z -> Arrays.stream(z).map(x -> x * x).sum()).toArray();
      sums = new double[rows.size()];
      values = new double[rows.size()];
    }

    /** The array is used again. */
    double[] of(double[] signs) {
      double[] deviations = new double[rows.size()]; // by kin
      int[] freedom = new int[rows.size()];
      for (int r = 0; r < sums.length; r++) {
        sums[r] = sum(rows.get(r).rounds, scores.get(r), signs);
        deviations[kin[r]] += deviation(r);
        freedom[kin[r]] += scores.get(r).length - 1;
      }
      for (int r = 0; r < sums.length; r++) {
        double variance = deviations[kin[r]] / Math.max(1, freedom[kin[r]]);
        values[r] = sums[r] / Math.sqrt(KIN_PAIRS * variance + deviation(r) + LEAST_VARIANCE);
      }
      return values;
    }

    /** Sum of squares around the row's mean. */
    private double deviation(int row) {
      return squares[row] - sums[row] * sums[row] / scores.get(row).length;
    }

    private static double sum(int[] rounds, double[] scores, double[] signs) {
      double sum = 0;
      for (int i = 0; i < rounds.length; i++) {
        sum += signs[rounds[i]] * scores[i];
      }
      return sum;
    }
  }

  /**
   * Log-ratios in units of the kin's median size, clipped; turning signs does not change the
   * spread.
   */
  private static List<double[]> scores(List<Row> rows, int sign) {
    Map<String, Double> spreads = new HashMap<>();
    rows.forEach(row -> spreads.computeIfAbsent(row.kin, kin -> spread(rows, kin)));
    return rows.stream()
        .map(
            row -> {
              double spread = spreads.get(row.kin);
              return Arrays.stream(row.logRatios)
                  .map(x -> sign * Math.max(-CLIP, Math.min(CLIP, x / spread)))
                  .toArray();
            })
        .toList();
  }

  private static double spread(List<Row> rows, String kin) {
    double[] sizes =
        rows.stream()
            .filter(row -> row.kin.equals(kin))
            .flatMapToDouble(row -> Arrays.stream(row.logRatios))
            .map(Math::abs)
            .toArray();
    return Math.max(LEAST_SPREAD, NORMAL * Median.withDefaults().evaluate(sizes));
  }
}
