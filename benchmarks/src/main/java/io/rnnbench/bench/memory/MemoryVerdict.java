package io.rnnbench.bench.memory;

import java.util.Arrays;

/**
 * Whether a process that repeats the same step keeps growing, judged on the second half of a series
 * of resident sets; the first half is warm-up of caches and allocators.
 *
 * <p>The growth is the Theil-Sen estimate, the median of the slopes between all pairs of points,
 * which a few jumps do not move; its interval is Sen's, from Kendall's statistic (Sen, "Estimates
 * of the regression coefficient based on Kendall's tau", JASA 63, 1968). That interval takes points
 * for independent. Those of a garbage collector's sawtooth are not, so a leak must show in three
 * places: the interval, the floor and the ceiling. From the first half of what is judged to the
 * second, the lowest and the highest value must rise as well; a tooth that ends anywhere in between
 * keeps one of them down. Only a tooth longer than all that is judged looks like a leak.
 *
 * @param leaks whether all three say more than {@link #LIMIT}
 * @param growth bytes per 1,000 steps
 * @param low lower end of its 95 % interval
 * @param high upper end
 */
public record MemoryVerdict(boolean leaks, double growth, double low, double high) {
  /**
   * Bytes per 1,000 steps that count as a leak: 1 KiB a step. One forgotten array costs about that,
   * with what the framework and the JVM keep beside its numbers; and it is far above what
   * allocators and compilers take over 10,000 steps.
   */
  public static final double LIMIT = 1024 * 1000;

  private static final double PER = 1000;
  private static final double NORMAL_QUANTILE = 1.96;

  /** Values that a verdict needs. */
  public static final int FEWEST = 12;

  /**
   * Judges a series.
   *
   * @param resident bytes after each iteration
   * @param stepsPerIteration steps between two values
   * @throws IllegalArgumentException for a series of fewer than 12 values
   */
  public static MemoryVerdict of(double[] resident, int stepsPerIteration) {
    if (resident.length < FEWEST) {
      throw new IllegalArgumentException(
          "the series has %d values, but a verdict needs at least %d"
              .formatted(resident.length, FEWEST));
    }
    double[] judged = Arrays.copyOfRange(resident, resident.length / 2, resident.length);
    double[] slopes = slopes(judged);
    double unit = PER / stepsPerIteration;
    double n = judged.length;
    double spread = NORMAL_QUANTILE * Math.sqrt(n * (n - 1) * (2 * n + 5) / 18);
    int below = (int) Math.floor((slopes.length - spread) / 2);
    double low = slopes[Math.max(0, below - 1)] * unit;
    double high = slopes[Math.min(slopes.length - 1, slopes.length - below)] * unit;
    boolean leaks = low > LIMIT && bandRises(judged, LIMIT / unit);
    return new MemoryVerdict(leaks, median(slopes) * unit, low, high);
  }

  /** PLATEAU or LEAK. */
  public String name() {
    return leaks ? "LEAK" : "PLATEAU";
  }

  private static double[] slopes(double[] values) {
    double[] slopes = new double[values.length * (values.length - 1) / 2];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = i + 1; j < values.length; j++) {
        slopes[at++] = (values[j] - values[i]) / (j - i);
      }
    }
    Arrays.sort(slopes);
    return slopes;
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static boolean bandRises(double[] values, double limit) {
    int half = values.length / 2;
    double[] first = Arrays.copyOf(values, half);
    double[] last = Arrays.copyOfRange(values, values.length - half, values.length);
    Arrays.sort(first);
    Arrays.sort(last);
    double distance = values.length - half;
    return (last[0] - first[0]) / distance > limit
        && (last[half - 1] - first[half - 1]) / distance > limit;
  }
}
