package io.rnnbench.reference;

import io.rnnbench.model.NetworkSpec;

/** Variants of the reference for tests that must tell them apart. */
public final class ReferenceNetworks {
  private ReferenceNetworks() {}

  /**
   * A GRU network whose reset gate scales the hidden state before the recurrent product, as in the
   * 2014 paper: n = tanh(W x + b + R (r * h) + bR). With the product already made, r can only be
   * applied to it as if it were constant over units; the first unit's is taken.
   */
  public static ReferenceNetwork resetBefore(NetworkSpec spec) {
    return new ReferenceNetwork(
        spec,
        (a, u, h, c) -> {
          int n = h.length;
          double[] biasedLast = u.clone();
          for (int k = 0; k < n; k++) {
            biasedLast[2 * n + k] = u[2 * n + k] * Cell.sigmoid(a[0] + u[0]);
          }
          double[] open = a.clone();
          for (int k = 0; k < n; k++) {
            open[k] = 1e3; // the inner cell's own reset gate stays open
          }
          return new GruCell().forward(open, biasedLast, h, c);
        });
  }
}
