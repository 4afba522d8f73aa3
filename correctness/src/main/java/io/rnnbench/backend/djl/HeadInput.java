package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.rnnbench.model.NetworkSpec;

/**
 * From what the recurrent layers give, (B, T, K) and their final states, to what the head takes:
 * the steps on which it stands, with units dropped and normalised in training.
 *
 * <p>DJL's own Dropout draws its units itself, where every backend must drop the same; and torch's
 * batch normalisation keeps a running variance divided by B - 1, where the others divide by B.
 */
final class HeadInput extends AbstractBlock {
  private static final byte VERSION = 1;
  private static final NDIndex LAST_STEP = new NDIndex(":, -1"); // (B, T, H) -> (B, H)

  private final NetworkSpec spec;
  private final Normalization normalization; // null without
  private NDArray mask; // of the batch at hand; null without dropout
  private NDList states = new NDList();

  HeadInput(NetworkSpec spec, Normalization normalization) {
    super(VERSION);
    this.spec = spec;
    this.normalization = normalization;
  }

  /** What units are multiplied by in the next training pass, (B, K) or (B, T, K); null for none. */
  void setMask(NDArray mask) {
    this.mask = mask;
  }

  /** The recurrent layers' final states of the last pass, in the order in which they are given. */
  NDList states() {
    return states;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    states = inputs.subNDList(1);
    NDArray h = inputs.head();
    if (spec.headOnEndsOfBothDirections()) {
      h = ends(h);
    } else if (spec.head().hasOneOutputStep()) {
      h = h.get(LAST_STEP);
    }
    if (training && mask != null) {
      h = h.mul(mask);
    }
    if (normalization != null) {
      h = training ? normalization.train(h) : normalization.evaluate(h);
    }
    return new NDList(h);
  }

  /** (B, T, 2*H) -> (B, 2*H): the forward direction's last step, the backward direction's first. */
  private NDArray ends(NDArray h) {
    long units = h.getShape().get(2) / 2;
    NDArray forward = h.get(new NDIndex(":, -1, :" + units)); // (B, H)
    NDArray backward = h.get(new NDIndex(":, 0, " + units + ":")); // (B, H)
    return forward.concat(backward, 1);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape h = inputs[0];
    return new Shape[] {
      spec.head().hasOneOutputStep() ? new Shape(h.get(0), h.get(2)) : h,
    };
  }
}
