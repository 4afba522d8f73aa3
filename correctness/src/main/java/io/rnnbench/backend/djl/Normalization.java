package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;

/** Batch normalisation of (B, K), as {@link Head} defines it. */
final class Normalization {
  private static final int[] BATCH = {0};

  private final NDArray mean; // (1, K)
  private final NDArray variance; // (1, K)
  private final NDArray epsilon; // (1); a Java number in a recorded graph may be freed too early
  private NDArray batchMean;
  private NDArray batchVariance;

  Normalization(NDManager manager, int units, Dtype dtype) {
    Shape shape = new Shape(1, units);
    mean = manager.zeros(shape, BatchLayout.dataType(dtype));
    variance = manager.ones(shape, BatchLayout.dataType(dtype));
    epsilon = manager.zeros(new Shape(1), BatchLayout.dataType(dtype)).addi(Head.EPSILON);
  }

  NDArray evaluate(NDArray h) {
    return h.sub(mean).div(variance.add(epsilon).sqrt());
  }

  NDArray train(NDArray h) {
    batchMean = h.mean(BATCH, true);
    NDArray centred = h.sub(batchMean);
    batchVariance = centred.square().mean(BATCH, true);
    return centred.div(batchVariance.add(epsilon).sqrt());
  }

  /** Moves the running averages towards the batch last trained on; within its manager's life. */
  void learn() {
    move(mean, batchMean);
    move(variance, batchVariance);
  }

  private static void move(NDArray average, NDArray value) {
    try (NDArray part = value.mul(1 - Head.DECAY)) {
      average.muli(Head.DECAY).addi(part);
    }
  }
}
