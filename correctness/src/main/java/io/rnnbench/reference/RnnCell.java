package io.rnnbench.reference;

/** Elman's network: h' = tanh(W x + R h + b). */
final class RnnCell implements Cell {
  private final Arithmetic arithmetic;

  RnnCell(Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
  }

  @Override
  public Step forward(double[] a, double[] u, double[] h, double[] c) {
    double[] hNew = new double[h.length];
    for (int k = 0; k < h.length; k++) {
      hNew[k] = arithmetic.tanh(a[k] + u[k]);
    }
    return new RnnStep(arithmetic, hNew);
  }

  private record RnnStep(Arithmetic arithmetic, double[] h) implements Step {

    @Override
    public double[] c() {
      return h;
    }

    @Override
    public Pull backward(double[] dh, double[] dc) {
      double[] da = new double[h.length];
      for (int k = 0; k < h.length; k++) {
        da[k] = arithmetic.result(dh[k] * (1 - h[k] * h[k]));
      }
      return new Pull(da, da, new double[h.length], new double[h.length]);
    }
  }
}
