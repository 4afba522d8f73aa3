package io.rnnbench.study.training;

/** Names of measures that several studies take. */
public final class Measures {
  /** Mean loss of an epoch's batches, in training mode, as they came; one value an epoch. */
  public static final String BATCH_LOSS = "batchLoss";

  /** Validation accuracy after the last epoch; one value an output step. */
  public static final String POSITIONS = "accuracyByPosition";

  private Measures() {}
}
