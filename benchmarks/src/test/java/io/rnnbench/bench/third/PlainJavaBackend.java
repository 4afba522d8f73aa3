package io.rnnbench.bench.third;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.MatrixProduct;
import io.rnnbench.backend.Profile;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Support;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.reference.ReferenceBackend;
import java.util.Map;

/** A third framework: the reference's loops under another name. */
final class PlainJavaBackend implements Backend {
  private final Backend reference = new ReferenceBackend();

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Profile profile() {
    return Profile.of("Plain Java").withColours("#123456", "#abcdef").withWarmUps(1);
  }

  @Override
  public Support supports(NetworkSpec spec, Device device) {
    Support support = reference.supports(spec, device);
    return support.supported() ? Support.yes() : support;
  }

  @Override
  public Session open(NetworkSpec spec, Weights weights, Device device) {
    return reference.open(spec, weights, device);
  }

  @Override
  public MatrixProduct matrixProduct(double[][] a, double[][] b, Device device) {
    return new Loops(a, b, new double[a.length][b[0].length]);
  }

  private record Loops(double[][] a, double[][] b, double[][] product) implements MatrixProduct {
    @Override
    public void multiply() {
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b[0].length; j++) {
          double sum = 0;
          for (int k = 0; k < b.length; k++) {
            sum += a[i][k] * b[k][j];
          }
          product[i][j] = sum;
        }
      }
    }

    @Override
    public void close() {}
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("plain", "1.0", "threads", "1");
  }
}
