package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * Mean of (p - y)^2 over all outputs, without DJL's L2Loss: that one multiplies by a number whose
 * memory belongs to Java and is let go at once, while torch keeps pointing at it for the backward
 * pass. A garbage collection in between makes the gradient silently wrong.
 */
final class SquaredError extends Loss {
  SquaredError() {
    super("loss");
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    return predictions.singletonOrThrow().sub(labels.singletonOrThrow()).square().mean();
  }
}
