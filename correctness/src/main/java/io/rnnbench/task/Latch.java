package io.rnnbench.task;

import io.rnnbench.model.Draws;
import java.util.Random;

/**
 * The information latch: say at the end whether the first value was +1 (label 1) or -1 (label 0).
 * Zeros follow, and every step has normal noise of standard deviation 0.1.
 *
 * <p>Inputs [time][1]; targets [1][2] or [1][1], see {@link Labels}. The cases are continuous, and
 * none occurs twice. The ceiling is 100 % in effect: the noise would have to exceed ten standard
 * deviations to hide the sign.
 *
 * <p>Bengio, Simard and Frasconi, "Learning long-term dependencies with gradient descent is
 * difficult", IEEE Transactions on Neural Networks 5(2), 1994.
 */
public final class Latch {
  static final double NOISE = 0.1;

  private Latch() {}

  /**
   * Half of the sequences positive. Shuffled; a fifth for validation, half of it positive.
   *
   * @param sequences of both parts together, a multiple of 10
   * @param timeSteps at least 2
   */
  public static Split draw(int sequences, int timeSteps, Labels labels, long seed) {
    Random random = Draws.of(seed, "latch");
    return inOrder(sequences, timeSteps, labels, random).stratified(sequences / 10, random);
  }

  /**
   * How not to do it: positive sequences first, then negative ones, and the last fifth for
   * validation without shuffling. So validation is all negative, and training mostly positive.
   *
   * @param sequences of both parts together, a multiple of 10
   * @param timeSteps at least 2
   */
  public static Split drawUnshuffled(int sequences, int timeSteps, Labels labels, long seed) {
    return inOrder(sequences, timeSteps, labels, Draws.of(seed, "latch"))
        .lastForValidation(sequences / 5);
  }

  private static LabelledSequences inOrder(
      int sequences, int timeSteps, Labels labels, Random random) {
    requireSizes(sequences, timeSteps);
    return LabelledSequences.draw(
        LabelledSequences.positiveThenNegative(sequences),
        labels,
        label -> signal(label, timeSteps),
        NOISE,
        random);
  }

  private static double[] signal(int label, int timeSteps) {
    double[] signal = new double[timeSteps];
    signal[0] = label == 1 ? 1 : -1;
    return signal;
  }

  static void requireSizes(int sequences, int timeSteps) {
    if (sequences < 10 || sequences % 10 != 0) {
      throw new IllegalArgumentException(
          "sequences is "
              + sequences
              + ", but a fifth for validation, half of it positive, needs a multiple of 10");
    }
    if (timeSteps < 2) {
      throw new IllegalArgumentException(
          "timeSteps is " + timeSteps + ", but there is nothing to remember in fewer than 2");
    }
  }
}
