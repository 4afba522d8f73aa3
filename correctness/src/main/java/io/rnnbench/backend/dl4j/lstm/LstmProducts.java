package io.rnnbench.backend.dl4j.lstm;

/**
 * The matrix products of an LSTM, from and to the arrays of its tape. They may be made step by step
 * or, where that is possible, for all time steps at once before the first or after the last.
 */
interface LstmProducts {

  /** Before the first step forward. */
  void beforeForward();

  /** Completes {@code gates = x W + h RW + b} of step {@code t}. */
  void forward(int t);

  /** {@code dL/dh += dL/d(gates) RW^T} in step {@code t}, if h is the state after another step. */
  void backward(int t);

  /** After the last step backward: completes dL/dx, dL/dW, dL/dRW and dL/db. */
  void afterBackward();

  static LstmProducts on(LstmTape tape) {
    return tape.shape().batch() == 1 ? new ProductsOfOne(tape) : new ProductsOfBatch(tape);
  }
}
