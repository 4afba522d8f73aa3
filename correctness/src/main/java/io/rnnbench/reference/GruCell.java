package io.rnnbench.reference;

/**
 * Gated recurrent unit, reset after the recurrent product: with a = W x + b and u = R h + bR, r =
 * sigmoid(a_r + u_r); z = arithmetic.sigmoid(a_z + u_z); n = tanh(a_n + r u_n); h' = (1 - z) n + z
 * h.
 */
final class GruCell implements Cell {
  private final Arithmetic arithmetic;

  GruCell(Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
  }

  @Override
  public Step forward(double[] a, double[] u, double[] h, double[] c) {
    int n = h.length;
    double[] reset = new double[n];
    double[] update = new double[n];
    double[] candidate = new double[n];
    double[] un = new double[n];
    double[] hNew = new double[n];
    for (int k = 0; k < n; k++) {
      reset[k] = arithmetic.sigmoid(a[k] + u[k]);
      update[k] = arithmetic.sigmoid(a[n + k] + u[n + k]);
      un[k] = u[2 * n + k];
      candidate[k] = arithmetic.tanh(a[2 * n + k] + arithmetic.result(reset[k] * un[k]));
      double kept = arithmetic.result(update[k] * h[k]);
      hNew[k] = arithmetic.result((1 - update[k]) * candidate[k]) + kept;
    }
    return new GruStep(arithmetic, reset, update, candidate, un, h, hNew);
  }

  private record GruStep(
      Arithmetic arithmetic,
      double[] r,
      double[] z,
      double[] n,
      double[] un,
      double[] hOld,
      double[] h)
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
        double dn = arithmetic.result(dh[k] * (1 - z[k]) * (1 - n[k] * n[k]));
        double dr = arithmetic.result(dn * un[k] * r[k] * (1 - r[k]));
        double dz = arithmetic.result(dh[k] * (hOld[k] - n[k]) * z[k] * (1 - z[k]));
        da[k] = dr;
        du[k] = dr;
        da[size + k] = dz;
        du[size + k] = dz;
        da[2 * size + k] = dn;
        du[2 * size + k] = arithmetic.result(dn * r[k]);
        dhOld[k] = arithmetic.result(dh[k] * z[k]);
      }
      return new Pull(da, du, dhOld, new double[size]);
    }
  }
}
