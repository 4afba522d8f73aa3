package io.rnnbench.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * States from which the recurrent layers start; bidirectional networks start from zeros only.
 *
 * @param h hidden states, [layer][batch][hidden]
 * @param c cell states, same shape, LSTM only; null for the other cells
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record State(double[][][] h, double[][][] c) {

  /** Zeros for every layer of a network. */
  public static State zeros(NetworkSpec spec, int batchSize) {
    double[][][] h = new double[spec.layers()][batchSize][];
    double[][][] c = new double[spec.layers()][batchSize][];
    for (int l = 0; l < h.length; l++) {
      for (int b = 0; b < batchSize; b++) {
        h[l][b] = new double[spec.hidden().get(l)];
        c[l][b] = new double[spec.hidden().get(l)];
      }
    }
    return new State(h, spec.cell().hasCellState() ? c : null);
  }

  /** A layer's hidden state for one sequence. */
  public double[] h(int layer, int sequence) {
    return h[layer][sequence];
  }

  /** An LSTM layer's cell state for one sequence. */
  public double[] c(int layer, int sequence) {
    return c[layer][sequence];
  }
}
