package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.rnnbench.backend.MatrixProduct;
import io.rnnbench.model.Dtype;

/** Torch's matmul. DJL has none that writes into a given array: each product is a new one. */
final class DjlMatrixProduct implements MatrixProduct {
  private final NDManager manager;
  private final NDArray a; // (m, k)
  private final NDArray b; // (k, n)
  private NDArray c; // (m, n); null before the first product

  DjlMatrixProduct(NDManager manager, double[][] a, double[][] b) {
    this.manager = manager;
    this.a = BatchLayout.matrix(manager, a, Dtype.FLOAT32);
    this.b = BatchLayout.matrix(manager, b, Dtype.FLOAT32);
  }

  @Override
  public void multiply() {
    if (c != null) {
      c.close();
    }
    c = a.matMul(b);
    c.getFloat(0, 0); // waits for the device
  }

  @Override
  public double[][] product() {
    return BatchLayout.canonical(c.expandDims(0))[0];
  }

  @Override
  public void close() {
    manager.close();
  }
}
