package io.rnnbench.backend.dl4j;

import io.rnnbench.backend.Division;

/**
 * How DL4J is run.
 *
 * @param ownLstm whether this project's LSTM layer takes the place of DL4J's
 * @param featureOrder 'c', as {@code Nd4j.create} makes arrays, or 'f', in which DL4J need not copy
 *     the features at each step
 * @param threads of ND4J's operations and of its BLAS
 */
public record Dl4jSettings(boolean ownLstm, char featureOrder, int threads) {

  /** The framework's own layers wherever it has them, on one thread. */
  public static final Dl4jSettings OWN_LAYERS_WHERE_NEEDED = new Dl4jSettings(false, 'f', 1);

  public Dl4jSettings {
    if (featureOrder != 'c' && featureOrder != 'f') {
      throw new IllegalArgumentException("feature order is " + featureOrder + "; c or f");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + "; at least 1");
    }
  }

  /**
   * What the division stands for. So that each setting's gain can be measured, the system
   * properties {@code rnnbench.dl4j.ownLstm} and {@code rnnbench.dl4j.featureOrder} change the
   * tuned one.
   */
  public static Dl4jSettings of(Division division, int threads) {
    return switch (division) {
      case STOCK -> new Dl4jSettings(false, 'c', threads);
      case TUNED ->
          new Dl4jSettings(
              Boolean.parseBoolean(System.getProperty("rnnbench.dl4j.ownLstm", "true")),
              System.getProperty("rnnbench.dl4j.featureOrder", "f").charAt(0),
              threads);
    };
  }
}
