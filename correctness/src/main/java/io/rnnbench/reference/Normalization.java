package io.rnnbench.reference;

import static io.rnnbench.model.Head.DECAY;
import static io.rnnbench.model.Head.EPSILON;

import java.util.Arrays;

/** Batch normalisation of the units that reach the head: see {@link io.rnnbench.model.Head}. */
final class Normalization {
  private final double[] mean;
  private final double[] variance;
  private double[][] normal; // (B, K) of the last batch
  private double[] deviation; // (K)

  Normalization(int units) {
    mean = new double[units];
    variance = new double[units];
    Arrays.fill(variance, 1);
  }

  /** A copy that may learn from a batch without changing this one. */
  Normalization copy() {
    Normalization copy = new Normalization(mean.length);
    System.arraycopy(mean, 0, copy.mean, 0, mean.length);
    System.arraycopy(variance, 0, copy.variance, 0, mean.length);
    return copy;
  }

  double[] evaluate(double[] h) {
    double[] result = new double[h.length];
    Arrays.setAll(result, k -> (h[k] - mean[k]) / Math.sqrt(variance[k] + EPSILON));
    return result;
  }

  /** Normalises a batch in place, (B, 1, K), and learns its mean and variance. */
  void train(double[][][] h) {
    int n = h.length;
    normal = new double[n][];
    deviation = new double[mean.length];
    for (int k = 0; k < mean.length; k++) {
      double sum = 0;
      for (double[][] sequence : h) {
        sum += sequence[0][k];
      }
      double squares = 0;
      for (double[][] sequence : h) {
        squares += Math.pow(sequence[0][k] - sum / n, 2);
      }
      deviation[k] = Math.sqrt(squares / n + EPSILON);
      for (double[][] sequence : h) {
        sequence[0][k] = (sequence[0][k] - sum / n) / deviation[k];
      }
      mean[k] = DECAY * mean[k] + (1 - DECAY) * sum / n;
      variance[k] = DECAY * variance[k] + (1 - DECAY) * squares / n;
    }
    Arrays.setAll(normal, b -> h[b][0]);
  }

  /** Turns gradients by what {@link #train} gave into gradients by what it took, in place. */
  void backward(double[][][] dy) {
    int n = dy.length;
    for (int k = 0; k < mean.length; k++) {
      double sum = 0;
      double projected = 0;
      for (int b = 0; b < n; b++) {
        sum += dy[b][0][k];
        projected += dy[b][0][k] * normal[b][k];
      }
      for (int b = 0; b < n; b++) {
        dy[b][0][k] = (dy[b][0][k] - sum / n - normal[b][k] * projected / n) / deviation[k];
      }
    }
  }
}
