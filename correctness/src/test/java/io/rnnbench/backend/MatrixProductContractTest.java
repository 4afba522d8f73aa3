package io.rnnbench.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.catalog.Backends;
import io.rnnbench.reference.ReferenceBackend;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each framework's BLAS computes the product that its time is given for. */
class MatrixProductContractTest {

  static Stream<Backend> frameworks() {
    return Stream.of(Division.values())
        .flatMap(division -> Backends.frameworks(division, 1).stream());
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void multipliesAsPlainLoopsDo(Backend backend) {
    double[][] a = random(7, 5, 1);
    double[][] b = random(5, 9, 2);
    try (MatrixProduct product = backend.matrixProduct(a, b, Device.CPU)) {
      product.multiply();
      product.multiply(); // does not add up
      double[][] c = product.product();
      assertThat(c.length).isEqualTo(7);
      for (int i = 0; i < 7; i++) {
        double[] row = new double[9];
        for (int j = 0; j < 9; j++) {
          for (int k = 0; k < 5; k++) {
            row[j] += a[i][k] * b[k][j];
          }
        }
        assertThat(c[i]).containsExactly(row, within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void saysNoToADeviceThatItDoesNotHave(Backend backend) {
    double[][] one = {{1}};
    assertThatThrownBy(() -> backend.matrixProduct(one, one, Device.GPU))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("CPU");
  }

  @Test
  void theReferenceHasNoBlas() {
    double[][] one = {{1}};
    assertThatThrownBy(() -> new ReferenceBackend().matrixProduct(one, one, Device.CPU))
        .hasMessage("reference has no BLAS of its own");
  }

  private static double[][] random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return matrix;
  }
}
