package io.rnnbench.reference;

/** Products of a matrix and a vector, and their gradients. */
final class Linear {
  private Linear() {}

  /** M x + b; a null bias is zeros. */
  static double[] affine(double[][] m, double[] x, double[] b) {
    double[] y = new double[m.length];
    for (int i = 0; i < m.length; i++) {
      double sum = b == null ? 0 : b[i];
      for (int j = 0; j < x.length; j++) {
        sum += m[i][j] * x[j];
      }
      y[i] = sum;
    }
    return y;
  }

  /** Adds the gradients of y = M x + b: dM += dy x^T, db += dy, dx += M^T dy. */
  static void pull(double[][] m, double[] x, double[] dy, double[][] dm, double[] db, double[] dx) {
    for (int i = 0; i < m.length; i++) {
      for (int j = 0; j < x.length; j++) {
        dm[i][j] += dy[i] * x[j];
        dx[j] += m[i][j] * dy[i];
      }
      if (db != null) {
        db[i] += dy[i];
      }
    }
  }

  /** y += x. */
  static void add(double[] y, double[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] += x[i];
    }
  }
}
