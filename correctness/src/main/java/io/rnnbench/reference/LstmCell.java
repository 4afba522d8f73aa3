package io.rnnbench.reference;

import static io.rnnbench.reference.Cell.sigmoid;
import static java.lang.Math.tanh;

/**
 * Long short-term memory: i, f, o = sigmoid, g = tanh of (W x + R h + b); c' = f c + i g; h' = o
 * tanh(c').
 */
final class LstmCell implements Cell {

  @Override
  public Step forward(double[] a, double[] u, double[] h, double[] c) {
    int n = h.length;
    double[] i = new double[n];
    double[] f = new double[n];
    double[] g = new double[n];
    double[] o = new double[n];
    double[] cNew = new double[n];
    double[] hNew = new double[n];
    for (int k = 0; k < n; k++) {
      i[k] = sigmoid(a[k] + u[k]);
      f[k] = sigmoid(a[n + k] + u[n + k]);
      g[k] = tanh(a[2 * n + k] + u[2 * n + k]);
      o[k] = sigmoid(a[3 * n + k] + u[3 * n + k]);
      cNew[k] = f[k] * c[k] + i[k] * g[k];
      hNew[k] = o[k] * tanh(cNew[k]);
    }
    return new LstmStep(i, f, g, o, c, cNew, hNew);
  }

  private record LstmStep(
      double[] i, double[] f, double[] g, double[] o, double[] cOld, double[] c, double[] h)
      implements Step {

    @Override
    public Pull backward(double[] dh, double[] dcNext) {
      int n = h.length;
      double[] da = new double[4 * n];
      double[] dcOld = new double[n];
      for (int k = 0; k < n; k++) {
        double tc = tanh(c[k]);
        double dc = dcNext[k] + dh[k] * o[k] * (1 - tc * tc);
        da[k] = dc * g[k] * i[k] * (1 - i[k]);
        da[n + k] = dc * cOld[k] * f[k] * (1 - f[k]);
        da[2 * n + k] = dc * i[k] * (1 - g[k] * g[k]);
        da[3 * n + k] = dh[k] * tc * o[k] * (1 - o[k]);
        dcOld[k] = dc * f[k];
      }
      return new Pull(da, da, new double[n], dcOld);
    }
  }
}
