package io.rnnbench.backend;

/** The two ways in which a framework is run. A number never mixes them. */
public enum Division {
  /**
   * As its documentation tells a user to: its own layers, losses and optimizers, the JVM's and the
   * C library's defaults. What needs something of this project's is unsupported.
   */
  STOCK,

  /**
   * As its experts would run it, with project-supplied layers where they are proved equal and are
   * faster, or where the framework has none.
   */
  TUNED
}
