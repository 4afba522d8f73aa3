package io.rnnbench.parity;

import io.rnnbench.model.Weights;

/**
 * The GRU of the 2014 paper, which resets the state before the recurrent product: n = tanh(W x + b
 * + R (r * h) + bR). A right cell, but not ours, and near enough to be taken for it.
 */
final class ResetBeforeGru {
  private final Weights.Cell cell;
  private final int hidden;

  ResetBeforeGru(Weights.Cell cell) {
    this.cell = cell;
    hidden = cell.r()[0].length;
  }

  /** Hidden states, [batch][time][hidden], from features, [batch][time][input]. */
  double[][][] hidden(double[][][] x) {
    double[][][] states = new double[x.length][x[0].length][];
    for (int b = 0; b < x.length; b++) {
      double[] h = new double[hidden];
      for (int t = 0; t < x[b].length; t++) {
        h = step(x[b][t], h);
        states[b][t] = h;
      }
    }
    return states;
  }

  private double[] step(double[] x, double[] h) {
    double[] kept = new double[hidden]; // r * h
    for (int k = 0; k < hidden; k++) {
      kept[k] = sigmoid(preActivation(k, x, h)) * h[k];
    }
    double[] next = new double[hidden];
    for (int k = 0; k < hidden; k++) {
      double z = sigmoid(preActivation(hidden + k, x, h));
      double n = Math.tanh(preActivation(2 * hidden + k, x, kept));
      next[k] = (1 - z) * n + z * h[k];
    }
    return next;
  }

  private double preActivation(int row, double[] x, double[] h) {
    double sum = cell.b()[row] + cell.bR()[row];
    for (int j = 0; j < x.length; j++) {
      sum += cell.w()[row][j] * x[j];
    }
    for (int j = 0; j < h.length; j++) {
      sum += cell.r()[row][j] * h[j];
    }
    return sum;
  }

  private static double sigmoid(double v) {
    return 1 / (1 + Math.exp(-v));
  }
}
