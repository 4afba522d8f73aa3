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

  /** The gradients of y = M x + b by M and b: dM += dy x^T, db += dy; a null bias has none. */
  static void addGradient(double[] dy, double[] x, double[][] dm, double[] db) {
    for (int i = 0; i < dy.length; i++) {
      for (int j = 0; j < x.length; j++) {
        dm[i][j] += dy[i] * x[j];
      }
      if (db != null) {
        db[i] += dy[i];
      }
    }
  }

  /** The gradient of y = M x + b by x: dx += M^T dy. */
  static void addTransposed(double[][] m, double[] dy, double[] dx) {
    for (int i = 0; i < dy.length; i++) {
      for (int j = 0; j < dx.length; j++) {
        dx[j] += m[i][j] * dy[i];
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
