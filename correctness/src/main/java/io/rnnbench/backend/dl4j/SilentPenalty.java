package io.rnnbench.backend.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/** DL4J's weight penalty, but left out of the reported loss, for which DL4J adds it up. */
final class SilentPenalty extends L2Regularization {
  private static final long serialVersionUID = 1L;

  private final double factor;

  /**
   * @param factor what a weight is multiplied by before it is added to its gradient
   */
  SilentPenalty(double factor) {
    super(factor);
    this.factor = factor;
  }

  @Override
  public double score(INDArray weights, int iteration, int epoch) {
    return 0;
  }

  @Override
  public Regularization clone() {
    return new SilentPenalty(factor);
  }
}
