package io.rnnbench.parity;

import io.rnnbench.backend.Inaccuracy;
import io.rnnbench.model.Draws;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.Weights;
import io.rnnbench.reference.Arithmetic;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * The roundings of a computation in a network's format, as random relative changes of what the
 * float64 reference computes.
 */
final class Noise {
  /** Of a function that is right to a unit in the last place, which is two roundings. */
  private static final double ROUNDINGS_OF_A_FUNCTION = 2;

  /** Of what two or three operations in a row leave: u sqrt(3), about. */
  private static final double ROUNDINGS_OF_A_RESULT = 2;

  /** Exponentials, their sum and a quotient: what an output goes through, relative to 1. */
  private static final int ROUNDINGS_OF_A_HEAD = 4;

  private static final double FLOAT_ROUNDOFF = 0x1p-24;

  private final SplittableRandom random;
  private final double unit;
  private final double tanhNearZero;
  private final Optimizer optimizer;
  private List<double[]> storing;

  /**
   * @param inaccuracy of the framework's functions, beyond rounding
   * @param seed of the roundings
   */
  Noise(NetworkSpec spec, Inaccuracy inaccuracy, long seed) {
    random = new SplittableRandom(Draws.of(seed, "roundings").nextLong()); // fast: drawn often
    unit = spec.dtype().unitRoundoff();
    tanhNearZero = unit * inaccuracy.tanhNearZero();
    optimizer = spec.training().optimizer();
  }

  /**
   * Roundings at every step of every sequence anew: those of one step would cancel where a gradient
   * does, if the next step had the same.
   */
  Arithmetic arithmetic() {
    return new Arithmetic() {
      @Override
      public double sigmoid(double x) {
        return rounded(Arithmetic.EXACT.sigmoid(x), ROUNDINGS_OF_A_FUNCTION);
      }

      @Override
      public double tanh(double x) {
        double value = rounded(Arithmetic.EXACT.tanh(x), ROUNDINGS_OF_A_FUNCTION);
        return tanhNearZero == 0 ? value : value + tanhNearZero * symmetric();
      }

      @Override
      public double result(double value) {
        return rounded(value, ROUNDINGS_OF_A_RESULT);
      }

      @Override
      public double[] rounded(double[] values, int terms) {
        double roundings = Math.sqrt(terms + 1.0); // and the product
        double[] rounded = new double[values.length];
        Arrays.setAll(rounded, i -> rounded(values[i], roundings));
        return rounded;
      }

      private double rounded(double value, double roundings) {
        return value * (1 + roundings * unit * symmetric());
      }
    };
  }

  /**
   * Targets as a loss meets them. They are exact, but the loss sees the difference between output
   * and target, and outputs are rounded in proportion to 1 even where that difference is small.
   */
  double[][][] onCompare(double[][][] y) {
    return map(y, value -> value + ROUNDINGS_OF_A_HEAD * unit * symmetric());
  }

  /** A sum or mean of so many terms. */
  double onSum(double sum, int terms) {
    return relative(unit * Math.sqrt(terms)).applyAsDouble(sum);
  }

  /**
   * Rounds what an optimizer changed: its scalars, the change itself, and the new weights. Rounding
   * to the format of a weight is no random walk: while a weight changes by about the same amount in
   * each update, it is rounded in the same direction each time. So each weight has one rounding of
   * its own, for good.
   */
  void onUpdate(Weights before, Weights after, int update) {
    double scalars = 1 + scalarRoundoff(update) * symmetric();
    DoubleUnaryOperator change = relative(3 * unit); // product, square root, quotient
    if (storing == null) {
      storing = after.map(w -> unit * symmetric()).arrays();
    }
    List<double[]> from = before.arrays();
    List<double[]> to = after.arrays();
    for (int i = 0; i < to.size(); i++) {
      double[] w0 = from.get(i);
      double[] w1 = to.get(i);
      double[] rounding = storing.get(i);
      for (int j = 0; j < w1.length; j++) {
        double delta = change.applyAsDouble((w1[j] - w0[j]) * scalars);
        w1[j] = (w0[j] + delta) * (1 + rounding[j]);
      }
    }
  }

  /**
   * Relative error of Adam's bias-corrected rate, common to all weights of an update: 1 - beta^t is
   * a difference of nearly equal numbers while t is small, so one rounding of beta2^t is magnified
   * by 1 / (1 - beta2^t), 1000-fold in the first update; and DJL stores the rate as a float even in
   * float64.
   */
  private double scalarRoundoff(int update) {
    if (!(optimizer instanceof Optimizer.Adam adam)) {
      return unit;
    }
    double first = 1 - Math.pow(adam.beta1(), update);
    double second = 1 - Math.pow(adam.beta2(), update);
    return Math.max(FLOAT_ROUNDOFF, unit * (1 / first + 0.5 / second));
  }

  private DoubleUnaryOperator relative(double amplitude) {
    return value -> value * (1 + amplitude * symmetric());
  }

  private static double[][][] map(double[][][] values, DoubleUnaryOperator change) {
    return Arrays.stream(values)
        .map(
            sequence ->
                Arrays.stream(sequence)
                    .map(step -> Arrays.stream(step).map(change).toArray())
                    .toArray(double[][]::new))
        .toArray(double[][][]::new);
  }

  private double symmetric() {
    return 2 * random.nextDouble() - 1;
  }
}
