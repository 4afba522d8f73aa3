package io.rnnbench.task;

import io.rnnbench.model.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Say a window of random digits backwards, while it is read.
 *
 * <p>Inputs [length][10], targets [length][10], both one-hot. 10^length distinct cases. Position t
 * must say digit length - 1 - t, which a causal network has seen only if length - 1 - t &lt;= t;
 * for the earlier positions the ceiling is 10 %.
 */
public final class Reverse {
  /** Digits to choose from, all equally likely. */
  public static final int DIGITS = 10;

  private static final double GUESS = 1.0 / DIGITS;

  private Reverse() {}

  /**
   * All windows of one series, in its order: each starts one digit after the one before, so that
   * seriesLength - length + 1 of them overlap.
   */
  public static Cases windows(int length, int seriesLength, long seed) {
    requireLengths(length, seriesLength);
    return Windows.all(series(seriesLength, Draws.of(seed, "reverse")), length);
  }

  /**
   * All windows of a new series, in its order, which shares no window with the given ones: where a
   * digit would end one of them, another is taken.
   *
   * @param held windows of {@link #windows}
   */
  public static Cases windowsApartFrom(Cases held, int seriesLength, long seed) {
    Windows others = (Windows) held;
    Set<List<Integer>> found = others.contents();
    Random random = Draws.of(seed, "reverse");
    int[] series = new int[seriesLength];
    for (int i = 0; i < seriesLength; i++) {
      int tries = 0;
      do {
        if (tries++ > 100 * DIGITS) {
          throw new IllegalArgumentException(
              "no digit can follow that keeps apart from %d windows of %d: hold out fewer"
                  .formatted(found.size(), others.length));
        }
        series[i] = random.nextInt(DIGITS);
      } while (i + 1 >= others.length
          && found.contains(Arrays.stream(series, i + 1 - others.length, i + 1).boxed().toList()));
    }
    return Windows.all(series, others.length);
  }

  /**
   * Training windows are those of {@link #windows} with the same seed. Validation windows are of
   * another series, in its order, without those that occur in training: so there are fewer, and
   * they need not overlap.
   *
   * @throws IllegalArgumentException when all windows of the other series occur in training
   */
  public static Split draw(int length, int seriesLength, long seed) {
    requireLengths(length, seriesLength);
    Random random = Draws.of(seed, "reverse");
    Windows train = Windows.all(series(seriesLength, random), length);
    Windows validation = Windows.all(series(seriesLength, random), length).without(train);
    if (validation.size() == 0) {
      throw new IllegalArgumentException(
          "a series of %d digits has every window of %d, and leaves none for validation: make it shorter"
              .formatted(seriesLength, length));
    }
    return new Split(train, validation);
  }

  /** Best possible accuracy per position of a network that reads forwards. */
  public static double[] ceilings(int length) {
    return IntStream.range(0, length).mapToDouble(t -> length - 1 - t <= t ? 1 : GUESS).toArray();
  }

  /** Best possible accuracy per position of a network that reads in both directions: 1. */
  public static double[] ceilingsBidirectional(int length) {
    return IntStream.range(0, length).mapToDouble(t -> 1).toArray();
  }

  /**
   * Best possible accuracy per position of a network that reads forwards and remembers the window
   * before, which started one digit earlier (a stateful network, batch size 1). That window has
   * shown all but the newest digit, which is due at once.
   *
   * @param length at least 2
   */
  public static double[] ceilingsWithPreviousWindow(int length) {
    return IntStream.range(0, length).mapToDouble(t -> t == 0 ? GUESS : 1).toArray();
  }

  private static int[] series(int length, Random random) {
    return IntStream.range(0, length).map(i -> random.nextInt(DIGITS)).toArray();
  }

  private static void requireLengths(int length, int seriesLength) {
    if (length < 2 || seriesLength < length) {
      throw new IllegalArgumentException(
          "length is %d and seriesLength %d, but a window needs 2 digits, and a series a window"
              .formatted(length, seriesLength));
    }
  }

  /**
   * Windows of a series.
   *
   * @param starts where they start in the series
   */
  private record Windows(int[] series, int length, int[] starts) implements Cases {

    static Windows all(int[] series, int length) {
      return new Windows(
          series, length, IntStream.rangeClosed(0, series.length - length).toArray());
    }

    Windows without(Windows others) {
      Set<List<Integer>> found = others.contents();
      return new Windows(
          series,
          length,
          Arrays.stream(starts).filter(start -> !found.contains(digits(start))).toArray());
    }

    Set<List<Integer>> contents() {
      return Arrays.stream(starts).mapToObj(this::digits).collect(Collectors.toSet());
    }

    private List<Integer> digits(int start) {
      return Arrays.stream(series, start, start + length).boxed().toList();
    }

    @Override
    public int size() {
      return starts.length;
    }

    @Override
    public double[][] x(int i) {
      double[][] x = new double[length][DIGITS];
      for (int t = 0; t < length; t++) {
        x[t][series[starts[i] + t]] = 1;
      }
      return x;
    }

    @Override
    public double[][] y(int i) {
      double[][] y = new double[length][DIGITS];
      for (int t = 0; t < length; t++) {
        y[t][series[starts[i] + length - 1 - t]] = 1;
      }
      return y;
    }
  }
}
