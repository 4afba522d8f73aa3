package io.rnnbench.task;

import io.rnnbench.model.Batch;
import io.rnnbench.model.Draws;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Say the first of three numbers. The first is 0 or 1, the others are digits 0..9; the label is the
 * first, one-hot.
 *
 * <p>Inputs [batch][3][1], targets [batch][1][2]. 200 distinct cases; ceiling 100 %, since the
 * label is in plain sight.
 */
public final class EchoFirst {
  /** Distinct sequences: 2 * 10 * 10. */
  public static final int DISTINCT_CASES = 200;

  private static final int DIGITS = 10;
  private static final int TIME_STEPS = 3;

  private EchoFirst() {}

  private record Case(int first, int second, int third) {}

  /**
   * Training sequences drawn at random with repetition, as the question has them; validation is
   * every case that was not drawn.
   */
  public static Split draw(int trainingSequences, long seed) {
    return draw(trainingSequences, seed, 1);
  }

  /** The same cases with all numbers divided by 9, so that inputs lie from 0 to 1. */
  public static Split drawScaled(int trainingSequences, long seed) {
    return draw(trainingSequences, seed, DIGITS - 1);
  }

  private static Split draw(int trainingSequences, long seed, float divisor) {
    Random random = Draws.of(seed, "echo-first");
    List<Case> train = new ArrayList<>();
    for (int i = 0; i < trainingSequences; i++) {
      train.add(new Case(random.nextInt(2), random.nextInt(DIGITS), random.nextInt(DIGITS)));
    }
    Set<Case> unseen = new LinkedHashSet<>();
    for (int i = 0; i < DISTINCT_CASES; i++) {
      unseen.add(new Case(i / (DIGITS * DIGITS), i / DIGITS % DIGITS, i % DIGITS));
    }
    unseen.removeAll(Set.copyOf(train));
    return new Split(
        Cases.of(batch(train, divisor)), Cases.of(batch(List.copyOf(unseen), divisor)));
  }

  private static Batch batch(List<Case> cases, float divisor) {
    double[][][] x = new double[cases.size()][TIME_STEPS][1];
    double[][][] y = new double[cases.size()][1][2];
    for (int i = 0; i < x.length; i++) {
      Case c = cases.get(i);
      x[i][0][0] = c.first() / divisor;
      x[i][1][0] = c.second() / divisor;
      x[i][2][0] = c.third() / divisor;
      y[i][0][c.first()] = 1;
    }
    return new Batch(x, y);
  }
}
