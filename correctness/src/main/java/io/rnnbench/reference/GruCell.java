package io.rnnbench.reference;

import static io.rnnbench.reference.Cell.sigmoid;
import static java.lang.Math.tanh;

/**
 * Gated recurrent unit, reset after the recurrent product: with a = W x + b and u = R h + bR, r =
 * sigmoid(a_r + u_r); z = sigmoid(a_z + u_z); n = tanh(a_n + r u_n); h' = (1 - z) n + z h.
 */
final class GruCell implements Cell {

  @Override
  public Step forward(double[] a, double[] u, double[] h, double[] c) {
    int n = h.length;
    double[] reset = new double[n];
    double[] update = new double[n];
    double[] candidate = new double[n];
    double[] un = new double[n];
    double[] hNew = new double[n];
    for (int k = 0; k < n; k++) {
      reset[k] = sigmoid(a[k] + u[k]);
      update[k] = sigmoid(a[n + k] + u[n + k]);
      un[k] = u[2 * n + k];
      candidate[k] = tanh(a[2 * n + k] + reset[k] * un[k]);
      hNew[k] = (1 - update[k]) * candidate[k] + update[k] * h[k];
    }
    return new GruStep(reset, update, candidate, un, h, hNew);
  }

  private record GruStep(double[] r, double[] z, double[] n, double[] un, double[] hOld, double[] h)
      implements Step {

    @Override
    public double[] c() {
      return h;
    }

    @Override
    public Pull backward(double[] dh, double[] dc) {
      int size = h.length;
      double[] da = new double[3 * size];
      double[] du = new double[3 * size];
      double[] dhOld = new double[size];
      for (int k = 0; k < size; k++) {
        double dn = dh[k] * (1 - z[k]) * (1 - n[k] * n[k]);
        double dr = dn * un[k] * r[k] * (1 - r[k]);
        double dz = dh[k] * (hOld[k] - n[k]) * z[k] * (1 - z[k]);
        da[k] = dr;
        du[k] = dr;
        da[size + k] = dz;
        du[size + k] = dz;
        da[2 * size + k] = dn;
        du[2 * size + k] = dn * r[k];
        dhOld[k] = dh[k] * z[k];
      }
      return new Pull(da, du, dhOld, new double[size]);
    }
  }
}
