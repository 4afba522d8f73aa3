package io.rnnbench.backend.dl4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * From a bidirectional layer (B, 2*H, T) to the layer above (B, 2*H): the forward direction's last
 * time step and the backward direction's first, side by side.
 *
 * <p>DL4J's {@code Bidirectional(LastTimeStep(cell))} gives the same, but throws when it is to go
 * back.
 */
final class EndsOfBothDirections implements InputPreProcessor {
  private static final long serialVersionUID = 1L;

  private long time; // T of the last forward pass, which the backward pass must restore

  @Override
  public INDArray preProcess(INDArray hidden, int batchSize, LayerWorkspaceMgr workspaces) {
    time = hidden.size(2);
    long[] shape = {hidden.size(0), hidden.size(1)};
    INDArray ends =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, hidden.dataType(), shape, 'f');
    forward(ends).assign(forwardEnd(hidden));
    backward(ends).assign(backwardEnd(hidden));
    return ends;
  }

  @Override
  public INDArray backprop(INDArray gradient, int batchSize, LayerWorkspaceMgr workspaces) {
    long[] shape = {gradient.size(0), gradient.size(1), time};
    INDArray hidden =
        workspaces.create(ArrayType.ACTIVATION_GRAD, gradient.dataType(), shape, 'f'); // zeros
    forwardEnd(hidden).assign(forward(gradient));
    backwardEnd(hidden).assign(backward(gradient));
    return hidden;
  }

  /** (B, H) of (B, 2*H). */
  private static INDArray forward(INDArray ends) {
    return ends.get(all(), interval(0, ends.size(1) / 2));
  }

  private static INDArray backward(INDArray ends) {
    return ends.get(all(), interval(ends.size(1) / 2, ends.size(1)));
  }

  /** (B, H) of (B, 2*H, T). */
  private static INDArray forwardEnd(INDArray hidden) {
    return hidden.get(all(), interval(0, hidden.size(1) / 2), point(hidden.size(2) - 1));
  }

  private static INDArray backwardEnd(INDArray hidden) {
    return hidden.get(all(), interval(hidden.size(1) / 2, hidden.size(1)), point(0));
  }

  @Override
  public InputPreProcessor clone() {
    return new EndsOfBothDirections();
  }

  @Override
  public InputType getOutputType(InputType inputType) {
    return InputType.feedForward(((InputType.InputTypeRecurrent) inputType).getSize());
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray sequenceMask, MaskState state, int batchSize) {
    return new Pair<>(sequenceMask, state);
  }
}
