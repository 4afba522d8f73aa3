package io.rnnbench.reference;

/**
 * Long short-term memory: i, f, o = sigmoid, g = tanh of (W x + R h + b); c' = f c + i g; h' = o
 * tanh(c').
 */
final class LstmCell implements Cell {
  private final Arithmetic arithmetic;

  LstmCell(Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
  }

  @Override
  public Step forward(double[] a, double[] u, double[] h, double[] c) {
    int n = h.length;
    double[] i = new double[n];
    double[] f = new double[n];
    double[] g = new double[n];
    double[] o = new double[n];
    double[] cNew = new double[n];
    double[] tanhC = new double[n];
    double[] hNew = new double[n];
    for (int k = 0; k < n; k++) {
      i[k] = arithmetic.sigmoid(a[k] + u[k]);
      f[k] = arithmetic.sigmoid(a[n + k] + u[n + k]);
      g[k] = arithmetic.tanh(a[2 * n + k] + u[2 * n + k]);
      o[k] = arithmetic.sigmoid(a[3 * n + k] + u[3 * n + k]);
      cNew[k] = arithmetic.result(f[k] * c[k]) + arithmetic.result(i[k] * g[k]);
      tanhC[k] = arithmetic.tanh(cNew[k]);
      hNew[k] = arithmetic.result(o[k] * tanhC[k]);
    }
    return new LstmStep(arithmetic, i, f, g, o, c, cNew, tanhC, hNew);
  }

  private record LstmStep(
      Arithmetic arithmetic,
      double[] i,
      double[] f,
      double[] g,
      double[] o,
      double[] cOld,
      double[] c,
      double[] tanhC,
      double[] h)
      implements Step {

    @Override
    public Pull backward(double[] dh, double[] dcNext) {
      int n = h.length;
      double[] da = new double[4 * n];
      double[] dcOld = new double[n];
      for (int k = 0; k < n; k++) {
        double tc = tanhC[k];
        double dc = dcNext[k] + arithmetic.result(dh[k] * o[k] * (1 - tc * tc));
        da[k] = arithmetic.result(dc * g[k] * i[k] * (1 - i[k]));
        da[n + k] = arithmetic.result(dc * cOld[k] * f[k] * (1 - f[k]));
        da[2 * n + k] = arithmetic.result(dc * i[k] * (1 - g[k] * g[k]));
        da[3 * n + k] = arithmetic.result(dh[k] * tc * o[k] * (1 - o[k]));
        dcOld[k] = arithmetic.result(dc * f[k]);
      }
      return new Pull(da, da, new double[n], dcOld);
    }
  }
}
