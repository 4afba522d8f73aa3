package io.rnnbench.model;

import java.util.Random;

/**
 * Random numbers from a small seed and what they are drawn for, the same on every JDK.
 *
 * <p>{@link Random} itself must not be given 1, 2, 3, ...: its first numbers from neighbouring
 * seeds are nearly the same (0.7311, 0.7311, 0.7310, ...), so that "different" weights would begin
 * alike; and weights and data from one seed would be the same numbers.
 */
public final class Draws {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Draws() {}

  /**
   * Numbers that have nothing to do with those from another seed or for another purpose.
   *
   * @param purpose what is drawn, e.g. {@code weights}
   */
  public static Random of(long seed, String purpose) {
    return new Random(mix(mix(seed + GOLDEN_GAMMA) + purpose.hashCode()));
  }

  /** Stafford's variant 13 of the finalizer of MurmurHash3, as in java.util.SplittableRandom. */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
