package io.rnnbench.backend.dl4j.gru;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The equations of {@link GruCell} once more, number by number, as the tests' own truth. */
final class PlainGru {

  private final INDArray w; // (I, 3H)
  private final INDArray rw; // (H, 3H)
  private final INDArray b; // (3H)
  private final INDArray bR; // (3H)
  private final int hidden;

  PlainGru(INDArray w, INDArray rw, INDArray b, INDArray bR) {
    this.w = w;
    this.rw = rw;
    this.b = b;
    this.bR = bR;
    this.hidden = (int) rw.size(0);
  }

  /** States (B, H, T) for inputs x (B, I, T); where mask (B, T) is 0, so is the state. */
  INDArray states(INDArray x, INDArray mask) {
    INDArray states = Nd4j.create(x.dataType(), x.size(0), hidden, x.size(2));
    for (int sequence = 0; sequence < x.size(0); sequence++) {
      double[] h = new double[hidden];
      for (int t = 0; t < x.size(2); t++) {
        h = step(x, sequence, t, h, mask.getDouble(sequence, t));
        for (int j = 0; j < hidden; j++) {
          states.putScalar(sequence, j, t, h[j]);
        }
      }
    }
    return states;
  }

  private double[] step(INDArray x, int sequence, int t, double[] h, double mask) {
    double[] next = new double[hidden];
    for (int j = 0; j < hidden; j++) {
      int update = hidden + j;
      int candidate = 2 * hidden + j;
      double r = sigmoid(fromInput(x, sequence, t, j) + fromState(h, j));
      double z = sigmoid(fromInput(x, sequence, t, update) + fromState(h, update));
      double n = Math.tanh(fromInput(x, sequence, t, candidate) + r * fromState(h, candidate));
      next[j] = mask * ((1 - z) * n + z * h[j]);
    }
    return next;
  }

  private double fromInput(INDArray x, int sequence, int t, int column) {
    double sum = b.getDouble(column);
    for (int i = 0; i < x.size(1); i++) {
      sum += x.getDouble(sequence, i, t) * w.getDouble(i, column);
    }
    return sum;
  }

  private double fromState(double[] h, int column) {
    double sum = bR.getDouble(column);
    for (int i = 0; i < hidden; i++) {
      sum += h[i] * rw.getDouble(i, column);
    }
    return sum;
  }

  private static double sigmoid(double value) {
    return 1 / (1 + Math.exp(-value));
  }
}
