package io.rnnbench.study;

/** Names of measures that several studies take. */
final class Measures {
  /** Mean loss of an epoch's batches, in training mode, as they came; one value an epoch. */
  static final String BATCH_LOSS = "batchLoss";

  /** Validation accuracy after the last epoch; one value an output step. */
  static final String POSITIONS = "accuracyByPosition";

  private Measures() {}
}
