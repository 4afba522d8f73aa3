package io.rnnbench.reference;

import io.rnnbench.model.CellType;

/**
 * The element-wise part of a recurrent cell, for one sequence and one step. The linear part is the
 * same for all cells: a = W x + b and u = R h + bR, both [gates * hidden].
 */
interface Cell {

  /**
   * From pre-activations and the previous states to the next.
   *
   * @param a W x + b
   * @param u R h + bR
   */
  Step forward(double[] a, double[] u, double[] h, double[] c);

  /** One step's new states, and what its backward pass needs. */
  interface Step {
    /** New hidden state, [hidden]. */
    double[] h();

    /** New cell state, [hidden]; the hidden state itself where a cell has none. */
    double[] c();

    /**
     * Back through the step.
     *
     * @param dh d loss / d h of this step, all paths added up
     * @param dc d loss / d c of this step from the step after it
     */
    Pull backward(double[] dh, double[] dc);
  }

  /**
   * Gradients that leave a step.
   *
   * @param da by W x + b
   * @param du by R h + bR
   * @param dh by the previous h, its direct path only (not through u)
   * @param dc by the previous c
   */
  record Pull(double[] da, double[] du, double[] dh, double[] dc) {}

  static Cell of(CellType type, Arithmetic arithmetic) {
    return switch (type) {
      case LSTM -> new LstmCell(arithmetic);
      case GRU -> new GruCell(arithmetic);
      case RNN -> new RnnCell(arithmetic);
    };
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
