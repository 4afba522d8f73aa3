package io.rnnbench.task;

import io.rnnbench.model.Draws;
import java.util.List;
import java.util.Random;

/**
 * AND, OR or XOR of two strings of bits, bit by bit.
 *
 * <p>Inputs [bits][2], targets [bits][1] of 0 or 1. 2^(2 bits) distinct cases. In columns every
 * position has ceiling 100 %. Reshaped, a causal network sees the second string too late for all
 * but the last position (from two bits on): the ceiling of the others is 3/4 for AND and OR, 1/2
 * for XOR.
 */
public final class Bitwise {
  /** Up to this many bits, {@link #draw} splits all pairs; above, it draws pairs at random. */
  public static final int MOST_BITS_TO_SPLIT = 8;

  private Bitwise() {}

  /** What to make of two bits. */
  public enum Operation {
    AND {
      @Override
      int of(int a, int b) {
        return a & b;
      }
    },
    OR {
      @Override
      int of(int a, int b) {
        return a | b;
      }
    },
    XOR {
      @Override
      int of(int a, int b) {
        return a ^ b;
      }
    };

    abstract int of(int a, int b);
  }

  /** Where the network finds the two strings. */
  public enum Arrangement {
    /** Step t sees bit t of both. */
    COLUMNS {
      @Override
      int position(int t, int feature, int bits) {
        return feature * bits + t;
      }
    },
    /**
     * The question's mistake: one string after the other, reshaped to [bits][2]. Step t sees bits 2
     * t and 2 t + 1 of the two strings in a row.
     */
    RESHAPED {
      @Override
      int position(int t, int feature, int bits) {
        return 2 * t + feature;
      }
    };

    /** Which bit of the two strings in a row is seen. */
    abstract int position(int t, int feature, int bits);
  }

  /**
   * Up to 8 bits: all pairs, 70 % to train and 15 % each for validation and test. Above: held-out
   * pairs drawn at random, in the same proportion to the training samples (but at most 15 % of all
   * pairs each), and training samples from those that are left.
   *
   * @param trainingSamples drawn with repetition from the training pairs; 0 or less, up to 8 bits,
   *     for each training pair once
   */
  public static Split draw(
      Operation operation, Arrangement arrangement, int bits, int trainingSamples, long seed) {
    return pairs(bits, trainingSamples, Draws.of(seed, "bitwise"))
        .as(pairs -> cases(operation, arrangement, bits, pairs));
  }

  private static PairSplit pairs(int bits, int trainingSamples, Random random) {
    if (bits <= MOST_BITS_TO_SPLIT) {
      PairSplit all = PairSplit.enumerated(bits, random);
      return trainingSamples <= 0 ? all : all.withTrainingSamples(trainingSamples, random);
    }
    if (trainingSamples <= 0) {
      throw new IllegalArgumentException(
          "trainingSamples is %d, but %d bits have too many pairs to train on each: give at least 1"
              .formatted(trainingSamples, bits));
    }
    double share = PairSplit.HELD_OUT / (1 - 2 * PairSplit.HELD_OUT);
    double most = PairSplit.HELD_OUT * Pair.count(bits);
    int heldOut = (int) Math.round(Math.min(share * trainingSamples, most));
    return PairSplit.drawn(bits, trainingSamples, heldOut, random);
  }

  /**
   * Every pair once.
   *
   * @param bits at most 10
   */
  public static Cases all(Operation operation, Arrangement arrangement, int bits) {
    return cases(operation, arrangement, bits, Pair.all(bits));
  }

  /**
   * Best possible accuracy of a causal network per position, over all pairs.
   *
   * @param bits at most 10, since all pairs are gone through
   */
  public static double[] ceilings(Operation operation, Arrangement arrangement, int bits) {
    return CausalCeiling.accuracies(all(operation, arrangement, bits));
  }

  /**
   * Least possible mean squared error of a causal network per position, over all pairs.
   *
   * @param bits at most 10, since all pairs are gone through
   */
  public static double[] leastSquaredErrors(
      Operation operation, Arrangement arrangement, int bits) {
    return CausalCeiling.leastSquaredErrors(all(operation, arrangement, bits));
  }

  private static Cases cases(
      Operation operation, Arrangement arrangement, int bits, List<Pair> pairs) {
    return new PairCases(
        pairs, pair -> inputs(arrangement, bits, pair), pair -> targets(operation, bits, pair));
  }

  private static double[][] inputs(Arrangement arrangement, int bits, Pair pair) {
    double[][] x = new double[bits][2];
    for (int t = 0; t < bits; t++) {
      for (int feature = 0; feature < 2; feature++) {
        int position = arrangement.position(t, feature, bits);
        x[t][feature] = Pair.bit(position < bits ? pair.a() : pair.b(), position % bits);
      }
    }
    return x;
  }

  private static double[][] targets(Operation operation, int bits, Pair pair) {
    double[][] y = new double[bits][1];
    for (int t = 0; t < bits; t++) {
      y[t][0] = Pair.bit(operation.of(pair.a(), pair.b()), t);
    }
    return y;
  }
}
