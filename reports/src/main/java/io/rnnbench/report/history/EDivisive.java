package io.rnnbench.report.history;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;

/**
 * Where a sequence changes: E-divisive of Matteson and James, "A nonparametric approach for
 * multiple change point analysis of multivariate data" (JASA 109, 2014), in one dimension.
 *
 * <p>Two neighbouring stretches X of m and Y of n values differ by the energy statistic (its
 * exponent alpha is 1)
 *
 * <pre>
 *   Q = mn/(m+n) · (2 avg|x-y| - avg|x-x'| - avg|y-y'|)
 * </pre>
 *
 * whose averages within a stretch are over pairs of different values, so that one value that is
 * wholly off all but cancels. A segment is split where Q is largest over all X that start with the
 * segment and all Y that follow: Y need not reach the segment's end, or a change that is undone
 * later would hide itself. The best split of all segments is accepted where at most {@link #LEVEL}
 * of permutations of the values within their segments have one as good; then the search goes on
 * with one segment more.
 *
 * <p>Assumed is only that values of one segment are exchangeable. A sequence that drifts, or whose
 * neighbours resemble each other, is not like that, and is found to change more often than {@link
 * #LEVEL}.
 *
 * <p>Cost: n²/2 sums and as many comparisons for each permutation; {@link #PERMUTATIONS} of these
 * for each change that is found, about a fifth of them for the last search, which finds none and
 * ends as soon as that is sure; n² numbers are held.
 */
final class EDivisive {
  /** Values in the shortest segment: two could agree by chance. */
  static final int SHORTEST = 3;

  /** Share of sequences without a change in which one is found. */
  static final double LEVEL = 0.05;

  static final int PERMUTATIONS = 999;

  private static final long SEED = 20140601; // any: the same sequence is to have the same changes

  /** Equal but for rounding: sums in another order than those of the sequence itself. */
  private static final double ROUNDING = 1e-9;

  private final double[] sequence;
  private final TreeSet<Integer> bounds;
  private final UniformRandomProvider random = new SplittableRandom(SEED)::nextLong;

  private EDivisive(double[] sequence) {
    this.sequence = sequence;
    bounds = new TreeSet<>(List.of(0, sequence.length));
  }

  private record Split(int at, double q) {
    static Split better(Split one, Split other) {
      return one.q >= other.q ? one : other;
    }
  }

  /**
   * The indices at which something new begins, in order; none in fewer than seven values, which
   * have too few permutations for {@link #LEVEL}.
   *
   * @param sequence finite values, in order of time
   */
  static List<Integer> changes(double... sequence) {
    if (Arrays.stream(sequence).anyMatch(value -> !Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "finite values expected, got " + Arrays.toString(sequence));
    }
    return sequence.length == 0 ? List.of() : new EDivisive(sequence).search();
  }

  private List<Integer> search() {
    Optional<Split> split = best(sequence);
    while (split.isPresent() && isSignificant(split.get())) {
      bounds.add(split.get().at);
      split = best(sequence);
    }
    return List.copyOf(bounds.subSet(0, false, sequence.length, false));
  }

  private boolean isSignificant(Split found) {
    double[] permuted = sequence.clone();
    int asGood = 0;
    for (int i = 0; i < PERMUTATIONS && p(asGood) <= LEVEL; i++) {
      segments().forEach(s -> ArraySampler.shuffle(random, permuted, s.from, s.to));
      if (best(permuted).orElseThrow().q >= found.q * (1 - ROUNDING)) {
        asGood++;
      }
    }
    return p(asGood) <= LEVEL;
  }

  /** The sequence itself is one of the permutations. */
  private static double p(int asGood) {
    return (asGood + 1.0) / (PERMUTATIONS + 1);
  }

  private Optional<Split> best(double[] values) {
    return segments()
        .filter(segment -> segment.to - segment.from >= 2 * SHORTEST)
        .map(segment -> segment.best(values))
        .reduce(Split::better);
  }

  private Stream<Segment> segments() {
    return bounds.headSet(sequence.length).stream()
        .map(from -> new Segment(from, Objects.requireNonNull(bounds.higher(from))));
  }

  /** The values from one index up to another, which is not in it. */
  private record Segment(int from, int to) {

    /** Of at least two shortest segments. */
    Split best(double[] values) {
      double[][] sums = pairSums(values);
      int length = to - from;
      Split best = new Split(-1, Double.NEGATIVE_INFINITY);
      for (int at = SHORTEST; at <= length - SHORTEST; at++) {
        for (int end = at + SHORTEST; end <= length; end++) {
          best = Split.better(best, new Split(from + at, q(sums, at, end)));
        }
      }
      return best;
    }

    /** Q of the stretches [0, at) and [at, end) of a segment. */
    private static double q(double[][] sums, int at, int end) {
      double m = at;
      double n = end - at;
      double within = sums[0][at];
      double withinNext = sums[at][end];
      double between = sums[0][end] - within - withinNext;
      return m
          * n
          / (m + n)
          * 2
          * (between / (m * n) - within / (m * (m - 1)) - withinNext / (n * (n - 1)));
    }

    /** The sum of |x - x'| over the pairs of the stretch [a, b) of this segment, at [a][b]. */
    private double[][] pairSums(double[] values) {
      int length = to - from;
      double[][] sums = new double[length + 1][length + 1];
      for (int b = 0; b < length; b++) {
        double toLast = 0;
        for (int a = b - 1; a >= 0; a--) {
          toLast += Math.abs(values[from + a] - values[from + b]);
          sums[a][b + 1] = sums[a][b] + toLast;
        }
      }
      return sums;
    }
  }
}
