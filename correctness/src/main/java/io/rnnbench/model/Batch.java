package io.rnnbench.model;

import java.util.Arrays;
import java.util.Random;

/**
 * What a network learns from in one update.
 *
 * @param x features, [batch][time][feature]
 * @param y targets, [batch][output steps][output size]; one output step unless the head stands on
 *     all
 * @param state states from which the recurrent layers start, where the network is trained {@link
 *     TrainingSpec#stateful}; null for zeros
 * @param dropout what the units that reach the head are multiplied by in training, [batch][output
 *     steps][units]: 0, or 1 / (1 - rate); null for no dropout. It is drawn here and not by the
 *     framework, so that all backends drop the same units
 */
public record Batch(double[][][] x, double[][][] y, State state, double[][][] dropout) {

  public Batch {
    new Inputs(x); // refuses what is not a box of finite numbers
    if (y == null || y.length == 0 || y[0] == null || y[0].length == 0 || y[0][0] == null) {
      throw new IllegalArgumentException(
          "y is missing or empty, but every sequence needs a target: give"
              + " [batch][outputs] or [batch][time][outputs]");
    }
    Inputs.requireBox("y", y, x.length, y[0].length, y[0][0].length);
  }

  /** Features and targets only. */
  public Batch(double[][][] x, double[][][] y) {
    this(x, y, null, null);
  }

  /** The features, with the states to start from. */
  public Inputs inputs() {
    return new Inputs(x, state);
  }

  /** The same batch, started from the given states. */
  public Batch from(State start) {
    return new Batch(x, y, start, dropout);
  }

  /** The same batch with units dropped. */
  public Batch dropping(double[][][] mask) {
    return new Batch(x, y, state, mask);
  }

  /** Number of sequences. */
  public int batchSize() {
    return x.length;
  }

  /** Steps of each sequence. */
  public int timeSteps() {
    return x[0].length;
  }

  /** The sequences from one index (inclusive) to another (exclusive), without states. */
  public Batch slice(int from, int to) {
    return new Batch(Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to));
  }

  /** The logarithms of cross-entropy mean something for these alone. */
  private void requireProbabilities() {
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y[i].length; j++) {
        for (int k = 0; k < y[i][j].length; k++) {
          if (y[i][j][k] < 0 || y[i][j][k] > 1) {
            throw new IllegalArgumentException(
                "y[%d][%d][%d] is %s, but targets of cross-entropy are probabilities from 0 to 1"
                    .formatted(i, j, k, y[i][j][k]));
          }
        }
      }
    }
  }

  /**
   * The same numbers, rounded to the network's format.
   *
   * @throws IllegalArgumentException when they do not fit the network, saying where
   */
  public Batch fit(NetworkSpec spec) {
    Inputs inputs = inputs().fit(spec);
    if (y[0].length != spec.outputSteps(timeSteps()) || y[0][0].length != spec.outputSize()) {
      throw new IllegalArgumentException(
          "y is [%d][%d][%d], but this network needs [%d][%d][%d] (batch, output steps, outputs)"
              .formatted(
                  y.length,
                  y[0].length,
                  y[0][0].length,
                  batchSize(),
                  spec.outputSteps(timeSteps()),
                  spec.outputSize()));
    }
    if (spec.training().loss() != Loss.MEAN_SQUARED_ERROR) {
      requireProbabilities();
    }
    if (state != null && !spec.training().stateful()) {
      throw new IllegalArgumentException("the batch has states, but training is not stateful");
    }
    if (dropout != null) {
      int units = spec.outputSizeOf(spec.layers() - 1);
      Inputs.requireBox("dropout", dropout, batchSize(), spec.outputSteps(timeSteps()), units);
    }
    return new Batch(
        inputs.x(),
        Inputs.round("y", y, spec.dtype()),
        inputs.state(),
        dropout == null ? null : Inputs.round("dropout", dropout, spec.dtype()));
  }

  /**
   * Random features (standard normal) and targets that suit the loss: one-hot for cross-entropy, 0
   * or 1 for binary cross-entropy, standard normal for mean squared error.
   */
  public static Batch random(NetworkSpec spec, int batchSize, int timeSteps, long seed) {
    Random random = Draws.of(seed, "batch");
    double[][][] x = new double[batchSize][timeSteps][spec.inputSize()];
    for (double[][] sequence : x) {
      for (double[] step : sequence) {
        Arrays.setAll(step, i -> spec.dtype().round(random.nextGaussian()));
      }
    }
    double[][][] y = new double[batchSize][spec.outputSteps(timeSteps)][spec.outputSize()];
    for (double[][] sequence : y) {
      for (double[] step : sequence) {
        switch (spec.training().loss()) {
          case CROSS_ENTROPY -> {
            int outputs = step.length / spec.blocks();
            for (int from = 0; from < step.length; from += outputs) {
              step[from + random.nextInt(outputs)] = 1;
            }
          }
          case BINARY_CROSS_ENTROPY -> Arrays.setAll(step, i -> random.nextInt(2));
          case MEAN_SQUARED_ERROR ->
              Arrays.setAll(step, i -> spec.dtype().round(random.nextGaussian()));
        }
      }
    }
    return new Batch(x, y);
  }
}
