package io.rnnbench.reference;

import io.rnnbench.model.Weights;

/** One cell run over the steps of one sequence, in either direction of time. */
final class Direction {
  private final Cell cell;
  private final Weights.Cell weights;
  private final Arithmetic arithmetic;
  private final boolean reversed;

  Direction(Cell cell, Weights.Cell weights, Arithmetic arithmetic, boolean reversed) {
    this.cell = cell;
    this.weights = weights;
    this.arithmetic = arithmetic;
    this.reversed = reversed;
  }

  /**
   * What a run leaves behind for its backward pass.
   *
   * @param x inputs, [time][input]
   * @param h0 hidden state before the first step that ran
   * @param steps by time, not by the order run
   */
  record Tape(double[][] x, double[] h0, Cell.Step[] steps) {}

  Tape forward(double[][] x, double[] h0, double[] c0) {
    Cell.Step[] steps = new Cell.Step[x.length];
    double[] h = h0;
    double[] c = c0;
    int terms = x[0].length + h0.length; // of a gate
    for (int s = 0; s < x.length; s++) {
      int t = reversed ? x.length - 1 - s : s;
      double[] a = affine(weights.w(), x[t], weights.b(), terms); // (gates * H)
      double[] u = affine(weights.r(), h, weights.bR(), terms); // (gates * H)
      steps[t] = cell.forward(a, u, h, c);
      h = steps[t].h();
      c = steps[t].c();
    }
    return new Tape(x, h0, steps);
  }

  private double[] affine(double[][] m, double[] x, double[] b, int terms) {
    double[] bias = b == null ? null : arithmetic.rounded(b, terms);
    return arithmetic.rounded(Linear.affine(m, arithmetic.rounded(x, terms), bias), terms);
  }

  /**
   * Back through time.
   *
   * @param sequences over which the weights' gradients are summed
   * @param dhOut d loss / d h from outside at each step, [time][hidden]
   * @param gradient where the weights' gradients are added
   * @param dx where the inputs' gradients are added, [time][input]
   */
  void backward(Tape tape, int sequences, double[][] dhOut, Weights.Cell gradient, double[][] dx) {
    int time = tape.x().length;
    int hidden = tape.h0().length;
    int rows = weights.w().length; // gates * H
    double[] dh = new double[hidden]; // from the step that ran after this one
    double[] dc = new double[hidden];
    for (int s = time - 1; s >= 0; s--) {
      int t = reversed ? time - 1 - s : s;
      int before = reversed ? t + 1 : t - 1;
      double[] hOld = s == 0 ? tape.h0() : tape.steps()[before].h();
      Linear.add(dh, arithmetic.rounded(dhOut[t], rows));
      Cell.Pull pull = tape.steps()[t].backward(dh, dc);
      double[] da = arithmetic.rounded(pull.da(), sequences * time);
      Linear.addGradient(da, tape.x()[t], gradient.w(), gradient.b());
      double[] du = arithmetic.rounded(pull.du(), sequences * time);
      Linear.addGradient(du, hOld, gradient.r(), gradient.bR());
      Linear.addTransposed(weights.w(), arithmetic.rounded(pull.da(), rows), dx[t]);
      Linear.addTransposed(weights.r(), arithmetic.rounded(pull.du(), rows), pull.dh());
      dh = pull.dh();
      dc = pull.dc();
    }
  }
}
