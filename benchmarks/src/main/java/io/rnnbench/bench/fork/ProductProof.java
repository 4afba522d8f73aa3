package io.rnnbench.bench.fork;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.MatrixProduct;
import java.util.Random;

/** Whether a backend multiplies matrices as plain loops do, in float32. */
final class ProductProof {
  private static final double HALF_UNIT = 0x1p-24; // of float32

  /** Rows, inner size, columns: alone, below and above the kernels' tiles, and no multiple. */
  private static final int[][] SIZES = {
    {1, 1, 1},
    {1, 64, 256},
    {256, 64, 1},
    {2, 3, 5},
    {7, 5, 9},
    {16, 16, 16},
    {17, 33, 65},
    {64, 64, 256},
    {100, 1, 100},
    {127, 129, 131},
    {257, 255, 253},
    {513, 300, 401},
  };

  private ProductProof() {}

  /**
   * Returns only if every product is right.
   *
   * @throws IllegalStateException naming the first that is not
   */
  static void require(Backend backend) {
    for (int[] size : SIZES) {
      double[][] a = floats(size[0], size[1], 1);
      double[][] b = floats(size[1], size[2], 2);
      try (MatrixProduct product = backend.matrixProduct(a, b, Device.CPU)) {
        product.multiply();
        require(a, b, product.product());
      }
    }
  }

  /** The bound holds whatever the order of additions, and also where they are fused. */
  private static void require(double[][] a, double[][] b, double[][] c) {
    int inner = b.length;
    double growth = inner * HALF_UNIT / (1 - inner * HALF_UNIT);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        double exact = 0;
        double size = 0;
        for (int k = 0; k < inner; k++) {
          exact += a[i][k] * b[k][j];
          size += Math.abs(a[i][k] * b[k][j]);
        }
        double error = Math.abs(c[i][j] - exact);
        if (!(error <= growth * size)) { // NaN too
          throw new IllegalStateException(
              "refused: a product of %d x %d and %d x %d is off by %s at (%d, %d)"
                  .formatted(a.length, inner, inner, b[0].length, error, i, j));
        }
      }
    }
  }

  private static double[][] floats(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextFloat() - 0.5f;
      }
    }
    return matrix;
  }
}
