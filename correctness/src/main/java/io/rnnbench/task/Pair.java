package io.rnnbench.task;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Two numbers of the same number of bits, from which a network makes a third. */
record Pair(int a, int b) {
  /** Up to this many bits, all 2^(2 bits) pairs can be had at once. */
  static final int MOST_BITS_TO_ENUMERATE = 10;

  private static final int MOST_BITS = 30;

  /** Distinct pairs: 2^(2 bits). */
  static long count(int bits) {
    requireBits(bits, MOST_BITS);
    return 1L << (2 * bits);
  }

  /** Every pair once, in counting order. */
  static List<Pair> all(int bits) {
    requireBits(bits, MOST_BITS_TO_ENUMERATE);
    int numbers = 1 << bits;
    return IntStream.range(0, numbers * numbers)
        .mapToObj(i -> new Pair(i / numbers, i % numbers))
        .toList();
  }

  /** One pair, all equally likely. */
  static Pair random(int bits, Random random) {
    requireBits(bits, MOST_BITS);
    return new Pair(random.nextInt(1 << bits), random.nextInt(1 << bits));
  }

  /** A bit of a number, counted from the least significant. */
  static int bit(int number, int position) {
    return (number >> position) & 1;
  }

  private static void requireBits(int bits, int most) {
    if (bits < 1 || bits > most) {
      throw new IllegalArgumentException("bits is " + bits + ", but must be from 1 to " + most);
    }
  }
}
