package io.rnnbench.bench;

import io.rnnbench.backend.MatrixProduct;
import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * C = A B in float32 through each framework's BLAS, 2 size^3 floating-point operations: the peak
 * that this machine reaches in practice, of which a training step's operations ({@link
 * io.rnnbench.model.StepOperations}) are a share.
 */
public class MatrixProductBenchmark extends FrameworkBenchmark {

  /** Rows and columns of A, B and C. */
  @Param("1024")
  int size;

  private MatrixProduct product;

  /** Loads A and B, and checks a row of C. */
  @Setup(Level.Trial)
  public void loadAndCheck() {
    double[][] a = random(1);
    double[][] b = random(2);
    product = framework().matrixProduct(a, b, device());
    product.multiply();
    double[] row = product.product()[size - 1];
    for (int j = 0; j < size; j++) {
      double expected = 0;
      double terms = 0;
      for (int k = 0; k < size; k++) {
        double term = a[size - 1][k] * b[k][j];
        expected += term;
        terms += Math.abs(term);
      }
      // Each of size products and sums, and both factors, are rounded once, by half an ulp at most.
      double tolerance = (size + 3) * Math.ulp(1f) / 2 * terms;
      if (!(Math.abs(row[j] - expected) <= tolerance)) {
        throw new IllegalStateException(
            "refused: the product of %s is %s at [%d][%d], but it should be %s"
                .formatted(backend, row[j], size - 1, j, expected));
      }
    }
  }

  private double[][] random(long seed) {
    Random random = new Random(seed);
    double[][] matrix = new double[size][size];
    for (double[] row : matrix) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return matrix;
  }

  /** Frees the framework's memory. */
  @TearDown(Level.Trial)
  public void close() {
    product.close();
  }

  /** One product. */
  @Benchmark
  public void multiply() {
    product.multiply();
  }
}
