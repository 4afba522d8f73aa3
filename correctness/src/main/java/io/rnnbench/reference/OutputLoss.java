package io.rnnbench.reference;

import io.rnnbench.model.Activation;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import java.util.Arrays;
import java.util.function.BinaryOperator;

/** The head's activation, and the loss of one output step with its gradient. */
public final class OutputLoss {
  private OutputLoss() {}

  /** The head's activation of each block's outputs. */
  static double[] activate(NetworkSpec spec, double[] z) {
    return eachBlock(spec, z, z, (part, same) -> activate(spec.head().activation(), part));
  }

  private static double[] activate(Activation activation, double[] z) {
    return switch (activation) {
      case IDENTITY -> z;
      case SIGMOID -> Arrays.stream(z).map(Cell::sigmoid).toArray();
      case SOFTMAX -> softmax(z);
    };
  }

  private static double[] softmax(double[] z) {
    double max = Arrays.stream(z).max().orElseThrow(); // exp can't overflow then
    double[] exp = Arrays.stream(z).map(v -> Math.exp(v - max)).toArray();
    double sum = Arrays.stream(exp).sum();
    return Arrays.stream(exp).map(v -> v / sum).toArray();
  }

  /** The loss of one step: the sum over classes, or the mean over outputs. */
  public static double value(Loss loss, double[] p, double[] y) {
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      sum +=
          switch (loss) {
            case CROSS_ENTROPY -> -xlogy(y[k], p[k]);
            case BINARY_CROSS_ENTROPY -> -xlogy(y[k], p[k]) - xlogy(1 - y[k], 1 - p[k]);
            case MEAN_SQUARED_ERROR -> (p[k] - y[k]) * (p[k] - y[k]);
          };
    }
    return loss == Loss.CROSS_ENTROPY ? sum : sum / p.length;
  }

  /** The loss of one step, summed over blocks. */
  static double value(NetworkSpec spec, double[] p, double[] y) {
    double sum = 0;
    int width = p.length / spec.blocks();
    for (int from = 0; from < p.length; from += width) {
      sum +=
          value(
              spec.training().loss(),
              Arrays.copyOfRange(p, from, from + width),
              Arrays.copyOfRange(y, from, from + width));
    }
    return sum;
  }

  /** The gradient of {@link #value} by the head's affine map, before its activation. */
  static double[] gradient(NetworkSpec spec, double[] p, double[] y) {
    return eachBlock(spec, p, y, (pPart, yPart) -> blockGradient(spec, pPart, yPart));
  }

  private static double[] eachBlock(
      NetworkSpec spec, double[] a, double[] b, BinaryOperator<double[]> function) {
    double[] result = new double[a.length];
    int width = a.length / spec.blocks();
    for (int from = 0; from < a.length; from += width) {
      double[] part =
          function.apply(
              Arrays.copyOfRange(a, from, from + width), Arrays.copyOfRange(b, from, from + width));
      System.arraycopy(part, 0, result, from, width);
    }
    return result;
  }

  private static double[] blockGradient(NetworkSpec spec, double[] p, double[] y) {
    double[] dz = new double[p.length];
    switch (spec.training().loss()) {
      case CROSS_ENTROPY -> {
        double total = Arrays.stream(y).sum();
        Arrays.setAll(dz, k -> p[k] * total - y[k]);
      }
      case BINARY_CROSS_ENTROPY -> Arrays.setAll(dz, k -> (p[k] - y[k]) / p.length);
      case MEAN_SQUARED_ERROR -> {
        double[] dp = new double[p.length];
        Arrays.setAll(dp, k -> 2 * (p[k] - y[k]) / p.length);
        return throughActivation(spec.head().activation(), p, dp);
      }
    }
    return dz;
  }

  private static double[] throughActivation(Activation activation, double[] p, double[] dp) {
    double[] dz = new double[p.length];
    switch (activation) {
      case IDENTITY -> Arrays.setAll(dz, k -> dp[k]);
      case SIGMOID -> Arrays.setAll(dz, k -> dp[k] * p[k] * (1 - p[k]));
      case SOFTMAX -> {
        double dot = 0;
        for (int k = 0; k < p.length; k++) {
          dot += dp[k] * p[k];
        }
        double shared = dot;
        Arrays.setAll(dz, k -> p[k] * (dp[k] - shared));
      }
    }
    return dz;
  }

  /** x ln p, with 0 ln 0 = 0. */
  private static double xlogy(double x, double p) {
    return x == 0 ? 0 : x * Math.log(p);
  }
}
