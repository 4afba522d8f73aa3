package io.rnnbench.reference;

/**
 * Where a network's numbers are rounded: nowhere in the reference itself, everywhere in what stands
 * for an implementation in the network's format.
 */
public interface Arithmetic {

  /** Java's own: to one unit in the last place of a float64. */
  Arithmetic EXACT =
      new Arithmetic() {
        @Override
        public double sigmoid(double x) {
          return Cell.sigmoid(x);
        }

        @Override
        public double tanh(double x) {
          return Math.tanh(x);
        }

        @Override
        public double result(double value) {
          return value;
        }

        @Override
        public double[] rounded(double[] values, int terms) {
          return values;
        }
      };

  /** 1 / (1 + exp(-x)). */
  double sigmoid(double x);

  /** The hyperbolic tangent. */
  double tanh(double x);

  /** A product, or a sum of a few products, as the next operation finds it. */
  double result(double value);

  /**
   * What a sum of so many terms makes of the last digits of its terms, or of their factors, or of
   * itself: the more terms, the less is left of them.
   */
  double[] rounded(double[] values, int terms);
}
