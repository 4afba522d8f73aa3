package io.rnnbench.backend;

/**
 * What is known of a framework's functions beyond rounding. It was measured on the function alone,
 * is listed among the known defects, and widens the tolerances of this framework only, by what the
 * reference makes of it.
 *
 * @param tanhNearZero the largest absolute error of tanh where tanh is near 0, in units of roundoff
 *     (2^-24 or 2^-53); 0 for a tanh whose relative error is bounded there
 * @param text what a reader of the proof must know; empty for nothing
 */
public record Inaccuracy(double tanhNearZero, String text) {

  /** Functions that are right to about a unit in the last place. */
  public static final Inaccuracy NONE = new Inaccuracy(0, "");
}
