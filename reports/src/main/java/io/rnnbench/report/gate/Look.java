package io.rnnbench.report.gate;

/**
 * When a row is looked at, and with what error: after 5, 8, 12, 18, 27, ... pairs, each time half
 * as many more. A budget has room for few looks, so the first that can tell gets most of what may
 * be erred in all.
 */
public final class Look {
  /** Pairs before the first look. With fewer, no interval could err as seldom as PASS may. */
  public static final int FIRST = 5;

  /** Pairs before the first look that can prove a change. */
  public static final int LEAST_TO_PROVE = pairs(2);

  /** Of calling any row slower (or any faster) where nothing changed, over all looks of a gate. */
  public static final double FAMILY_ERROR = 0.01;

  /** Of passing one row that is slower than allowed, over all its looks. */
  public static final double PASSING_ERROR = 0.05;

  /** What an interval that ends at the largest of 5 pairs errs in: 2^-5. */
  private static final double PASSING_FIRST = 1.0 / 32;

  /** Of each of the next three. Looks share their pairs, so that all four err in less than 5 %. */
  private static final double PASSING_NEXT = 0.012;

  private static final int NEXT = 4;
  private static final double PASSING_LATER = 0.004;

  private Look() {}

  /** After how many pairs it is. */
  static int pairs(int look) {
    int pairs = FIRST;
    for (int i = 1; i < look; i++) {
      pairs += (pairs + 1) / 2;
    }
    return pairs;
  }

  /** Whether its pairs can prove a change: the surest evidence of n has a probability of 2^-n. */
  static boolean canProve(int look) {
    return Math.pow(2, -pairs(look)) <= familyError(look);
  }

  /** What it may err in when it says that a row changed, in one direction. */
  static double familyError(int look) {
    return look == 1 ? 0 : FAMILY_ERROR / (1L << (look - 1));
  }

  /** What it may err in when it passes a row. */
  static double passingError(int look) {
    if (look == 1) {
      return PASSING_FIRST;
    }
    return look <= NEXT ? PASSING_NEXT : PASSING_LATER / (1L << (look - NEXT));
  }
}
