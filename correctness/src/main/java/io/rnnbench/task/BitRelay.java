package io.rnnbench.task;

import io.rnnbench.model.Draws;
import java.util.Random;

/**
 * The latch, twice: say at the end whether two signs were the same (label 1) or opposite (label 0).
 * One is at the first step, the other at step timeSteps / 2, counted from 0 (the last of two
 * steps); zeros elsewhere, and the noise of {@link Latch} on every step. The signs themselves are
 * random, so that neither tells the label alone.
 *
 * <p>Inputs [time][1]; targets [1][2] or [1][1], see {@link Labels}. The cases are continuous, and
 * none occurs twice. The ceiling is 100 % in effect, as of the latch.
 */
public final class BitRelay {

  private BitRelay() {}

  /**
   * Half of the sequences positive. Shuffled; a fifth for validation, half of it positive.
   *
   * @param sequences of both parts together, a multiple of 10
   * @param timeSteps at least 2
   */
  public static Split draw(int sequences, int timeSteps, Labels labels, long seed) {
    Latch.requireSizes(sequences, timeSteps);
    Random random = Draws.of(seed, "bit relay");
    return LabelledSequences.draw(
            LabelledSequences.positiveThenNegative(sequences),
            labels,
            label -> signal(label, timeSteps, random),
            Latch.NOISE,
            random)
        .stratified(sequences / 10, random);
  }

  private static double[] signal(int label, int timeSteps, Random random) {
    double[] signal = new double[timeSteps];
    signal[0] = random.nextBoolean() ? 1 : -1;
    signal[timeSteps / 2] = label == 1 ? signal[0] : -signal[0];
    return signal;
  }
}
