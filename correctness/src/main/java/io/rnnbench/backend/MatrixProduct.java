package io.rnnbench.backend;

/**
 * C = A B on a device, with A and B already there.
 *
 * @implSpec every call returns after the device has finished
 */
public interface MatrixProduct extends AutoCloseable {

  /** Computes C anew; into the same array where the framework can. */
  void multiply();

  /** What the last {@link #multiply()} computed, (m, n). */
  double[][] product();

  @Override
  void close();
}
