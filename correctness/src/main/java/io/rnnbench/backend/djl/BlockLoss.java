package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import io.rnnbench.model.NetworkSpec;

/**
 * The losses of independent networks side by side, added up: of each block the mean over sequences,
 * steps and its outputs. Takes logits where the loss is a cross-entropy.
 *
 * <p>Without Java numbers in the graph: see {@link SquaredError}.
 */
final class BlockLoss extends Loss {
  private static final int[] LAST = {-1};
  private static final int[] STEPS = {0};

  private final NetworkSpec spec;

  BlockLoss(NetworkSpec spec) {
    super("loss");
    this.spec = spec;
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray y = blocks(labels.singletonOrThrow(), spec);
    NDArray z = blocks(predictions.singletonOrThrow(), spec);
    NDArray steps = // (B * S, N)
        switch (spec.training().loss()) {
          case CROSS_ENTROPY -> z.logSoftmax(-1).mul(y).sum(LAST).neg();
          case BINARY_CROSS_ENTROPY -> z.getNDArrayInternal().softPlus().sub(z.mul(y)).mean(LAST);
          case MEAN_SQUARED_ERROR -> z.sub(y).square().mean(LAST);
        };
    return steps.mean(STEPS).sum();
  }

  /** (B, N * O) or (B, S, N * O) as (B * S, N, O). */
  static NDArray blocks(NDArray outputs, NetworkSpec spec) {
    return outputs.reshape(-1, spec.blocks(), spec.head().size() / spec.blocks());
  }
}
