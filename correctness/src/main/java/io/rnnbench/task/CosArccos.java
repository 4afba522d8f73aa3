package io.rnnbench.task;

import io.rnnbench.model.Draws;
import java.util.Random;

/**
 * Tell a cosine (label 1) from an arc cosine (label 0), both over [-1, 1]: the control of {@link
 * SurfaceCurrents}. A random scale per sequence from 0.5 to 1.5, and a little noise.
 *
 * <p>Inputs [100][1], targets [1][2], one-hot. The cases are continuous, and none occurs twice. The
 * ceiling is 100 % in effect: one curve rises and falls, the other only falls, by many times the
 * noise.
 */
public final class CosArccos {
  /** Steps of a sequence. */
  public static final int TIME_STEPS = 100;

  private static final double LEAST_SCALE = 0.5;
  private static final double NOISE = 0.02;

  private CosArccos() {}

  /**
   * Half of the sequences to train, half for validation; in each, half are cosines.
   *
   * @throws IllegalArgumentException unless the sequences can be quartered
   */
  public static Split draw(int sequences, long seed) {
    if (sequences < 4 || sequences % 4 != 0) {
      throw new IllegalArgumentException(
          "sequences is " + sequences + ", but two halves of two classes need a multiple of 4");
    }
    Random random = Draws.of(seed, "cos against arccos");
    int[] labels = LabelledSequences.positiveThenNegative(sequences);
    return LabelledSequences.draw(
            labels, Labels.ONE_HOT, label -> curve(label, random), NOISE, random)
        .stratified(sequences / 4, random);
  }

  private static double[] curve(int label, Random random) {
    double scale = LEAST_SCALE + random.nextDouble();
    double[] curve = new double[TIME_STEPS];
    for (int t = 0; t < TIME_STEPS; t++) {
      double at = -1 + 2.0 * t / (TIME_STEPS - 1);
      // StrictMath: the last bit of Math.cos may differ between machines.
      curve[t] = scale * (label == 1 ? StrictMath.cos(at) : StrictMath.acos(at));
    }
    return curve;
  }
}
