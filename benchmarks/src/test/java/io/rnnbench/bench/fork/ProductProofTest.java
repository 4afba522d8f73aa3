package io.rnnbench.bench.fork;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.MatrixProduct;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Support;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A library that multiplies wrongly is found out. */
class ProductProofTest {

  @Test
  void letsPlainLoopsPass() {
    assertThatCode(() -> ProductProof.require(plain(c -> c))).doesNotThrowAnyException();
  }

  @Test
  void refusesOneWrongEntryOfALargeProduct() {
    assertThatThrownBy(
            () ->
                ProductProof.require(
                    plain(
                        c -> {
                          c[c.length - 1][c[0].length - 1] += c.length > 500 ? 1e-3 : 0;
                          return c;
                        })))
        .hasMessageStartingWith("refused: a product of 513 x 300 and 300 x 401 is off by ")
        .hasMessageEndingWith(" at (512, 400)");
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(
            () ->
                ProductProof.require(
                    plain(
                        c -> {
                          c[0][0] = Double.NaN;
                          return c;
                        })))
        .hasMessageContaining("off by NaN at (0, 0)");
  }

  private static Backend plain(UnaryOperator<double[][]> fault) {
    return new Backend() {
      @Override
      public MatrixProduct matrixProduct(double[][] a, double[][] b, Device device) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
          for (int j = 0; j < b[0].length; j++) {
            for (int k = 0; k < b.length; k++) {
              c[i][j] += a[i][k] * b[k][j];
            }
          }
        }
        return new MatrixProduct() {
          @Override
          public void multiply() {
            // made already
          }

          @Override
          public double[][] product() {
            return fault.apply(c);
          }

          @Override
          public void close() {
            // holds nothing
          }
        };
      }

      @Override
      public String name() {
        return "plain";
      }

      @Override
      public Support supports(NetworkSpec spec, Device device) {
        return Support.no("multiplies only");
      }

      @Override
      public Session open(NetworkSpec spec, Weights weights, Device device) {
        throw new UnsupportedOperationException("multiplies only");
      }

      @Override
      public Map<String, String> environment() {
        return Map.of();
      }
    };
  }
}
