package io.rnnbench.task;

import io.rnnbench.model.Draws;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Tell six floor surfaces apart by a robot's motor current. No currents were published with the
 * question, so these are synthetic: a base level and a ripple per surface, with a random level
 * shift and phase per sequence and noise on every step.
 *
 * <p>Inputs [100][1], about standardised; targets [1][6], one-hot. The cases are continuous, and
 * none occurs twice. The levels of neighbouring surfaces overlap, so that the mean alone can't tell
 * them apart; the ripple can, so the ceiling is 100 % in effect.
 */
public final class SurfaceCurrents {
  /** Surfaces to tell apart. */
  public static final int SURFACES = 6;

  /** Steps of a sequence. */
  public static final int TIME_STEPS = 100;

  private static final int TRAINING_SEQUENCES = 98;
  private static final int VALIDATION_PER_SURFACE = 7;
  private static final double LEVEL_SHIFT = 0.3;
  private static final double NOISE = 0.15;

  /**
   * What a surface does to the current.
   *
   * @param level its mean
   * @param cycles periods of the ripple in a sequence; neighbours in level are far apart in this
   * @param amplitude height of the ripple
   */
  private record Surface(double level, int cycles, double amplitude) {}

  private static final List<Surface> ALL =
      List.of(
          new Surface(-1.25, 3, 0.45),
          new Surface(-0.75, 9, 0.60),
          new Surface(-0.25, 5, 0.30),
          new Surface(0.25, 12, 0.45),
          new Surface(0.75, 4, 0.60),
          new Surface(1.25, 7, 0.30));

  private SurfaceCurrents() {}

  /**
   * 98 training sequences, of which 17 are of each of the first two surfaces and 16 of each other;
   * 42 for validation, 7 of each surface.
   */
  public static Split draw(long seed) {
    Random random = Draws.of(seed, "surface currents");
    int[] labels =
        IntStream.range(0, TRAINING_SEQUENCES + SURFACES * VALIDATION_PER_SURFACE)
            .map(i -> i % SURFACES)
            .toArray();
    return LabelledSequences.draw(
            labels, Labels.ONE_HOT, label -> current(ALL.get(label), random), NOISE, random)
        .stratified(VALIDATION_PER_SURFACE, random);
  }

  private static double[] current(Surface surface, Random random) {
    double level = surface.level() + LEVEL_SHIFT * random.nextGaussian();
    double phase = 2 * Math.PI * random.nextDouble();
    double[] current = new double[TIME_STEPS];
    for (int t = 0; t < TIME_STEPS; t++) {
      double angle = 2 * Math.PI * surface.cycles() * t / TIME_STEPS + phase;
      // StrictMath: the last bit of Math.sin may differ between machines.
      current[t] = level + surface.amplitude() * StrictMath.sin(angle);
    }
    return current;
  }
}
