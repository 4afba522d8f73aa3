package io.rnnbench.backend.dl4j;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Multiplies what passes between two layers by a mask, forwards and backwards.
 *
 * <p>Not an {@code IDropout} of the layer above: RnnOutputLayer takes its input back before it
 * computes its loss, and BatchNormalization never asks for it. A network has this only during a
 * step that drops units.
 */
final class DroppedUnits implements InputPreProcessor {
  private static final long serialVersionUID = 1L;

  private final transient INDArray mask;

  /**
   * @param mask (B, H) or (B, H, T), as the activations
   */
  DroppedUnits(INDArray mask) {
    this.mask = mask;
  }

  @Override
  public INDArray preProcess(INDArray input, int batchSize, LayerWorkspaceMgr workspaces) {
    // Not in place: the array may be a view of the hidden states that the layer below goes back
    // over.
    INDArray kept =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, input.dataType(), input.shape(), input.ordering());
    return input.muli(mask, kept);
  }

  @Override
  public INDArray backprop(INDArray gradient, int batchSize, LayerWorkspaceMgr workspaces) {
    return gradient.muli(mask);
  }

  @Override
  public InputPreProcessor clone() {
    return new DroppedUnits(mask);
  }

  @Override
  public InputType getOutputType(InputType inputType) {
    return inputType;
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray sequenceMask, MaskState state, int batchSize) {
    return new Pair<>(sequenceMask, state);
  }
}
