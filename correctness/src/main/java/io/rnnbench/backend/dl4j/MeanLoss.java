package io.rnnbench.backend.dl4j;

import io.rnnbench.model.NetworkSpec;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Turns one of DL4J's losses into a mean over steps (and outputs).
 *
 * <p>DL4J sums a loss over time steps and divides by the number of sequences only, so that a longer
 * sequence means a larger gradient; the canonical losses are means over both.
 */
final class MeanLoss implements ILossFunction {
  private static final long serialVersionUID = 1L;

  private final ILossFunction sum;
  private double divisor = 1;

  /**
   * @param sum the loss to scale
   */
  MeanLoss(ILossFunction sum) {
    this.sum = sum;
  }

  /**
   * The number of terms that DL4J adds up for one sequence without dividing, in each block of the
   * network: the loss of a packed network is the sum of its blocks' means.
   */
  static double divisor(NetworkSpec spec, int timeSteps) {
    double steps = spec.outputSteps(timeSteps);
    return switch (spec.training().loss()) {
      case CROSS_ENTROPY -> steps;
      case BINARY_CROSS_ENTROPY -> steps * spec.outputSize() / spec.blocks();
      case MEAN_SQUARED_ERROR -> steps / spec.blocks(); // DL4J has divided by all blocks' outputs
    };
  }

  /** Sets what {@link #divisor} says for the batch at hand. */
  void setDivisor(double divisor) {
    this.divisor = divisor;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return sum.computeScore(labels, preOutput, activation, mask, average) / divisor;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    return sum.computeScoreArray(labels, preOutput, activation, mask).divi(divisor);
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    return sum.computeGradient(labels, preOutput, activation, mask).divi(divisor);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }

  @Override
  public String name() {
    return "MeanLoss(" + sum.name() + ")";
  }
}
