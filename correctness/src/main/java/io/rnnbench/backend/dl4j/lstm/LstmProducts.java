package io.rnnbench.backend.dl4j.lstm;

/** The matrix products of an LSTM, from and to the arrays of its tape. */
interface LstmProducts {

  /** {@code gates = x W + b}, for all time steps. */
  void readInputs();

  /** {@code gates += h RW} in step {@code t}. */
  void readState(int t);

  /** {@code dL/dh += dL/d(gates) RW^T} in step {@code t}, if h is the state after another step. */
  void passBack(int t);

  /** dL/dx, dL/dW, dL/dRW and dL/db, for all time steps. */
  void sumGradients();

  static LstmProducts on(LstmTape tape) {
    return tape.shape().batch() == 1 ? new ProductsOfOne(tape) : new ProductsOfBatch(tape);
  }
}
