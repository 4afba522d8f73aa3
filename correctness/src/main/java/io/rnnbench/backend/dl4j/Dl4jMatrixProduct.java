package io.rnnbench.backend.dl4j;

import io.rnnbench.backend.MatrixProduct;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's gemm, in the column order of its BLAS, into one result array. */
final class Dl4jMatrixProduct implements MatrixProduct {
  private final INDArray a; // (m, k)
  private final INDArray b; // (k, n)
  private final INDArray c; // (m, n)

  Dl4jMatrixProduct(double[][] a, double[][] b) {
    this.a = columns(a);
    this.b = columns(b);
    c = Nd4j.create(DataType.FLOAT, new long[] {a.length, b[0].length}, 'f');
  }

  private static INDArray columns(double[][] matrix) {
    try (INDArray doubles = Nd4j.createFromArray(matrix);
        INDArray floats = doubles.castTo(DataType.FLOAT)) {
      return floats.dup('f');
    }
  }

  @Override
  public void multiply() {
    Nd4j.gemm(a, b, c, false, false, 1, 0);
  }

  @Override
  public double[][] product() {
    return c.toDoubleMatrix();
  }

  @Override
  public void close() {
    a.close();
    b.close();
    c.close();
  }
}
