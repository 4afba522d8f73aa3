package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.rnnbench.model.NetworkSpec;
import java.util.List;

/**
 * A stack of recurrent layers on torch's own kernels, for what DJL's LSTM, GRU and RNN blocks get
 * wrong: bidirectional layers with biases (they hand their parameters to torch in the wrong order),
 * float64 (they start from float32 states) and layers of different sizes.
 *
 * <p>Input (B, T, I), then optionally one hidden state (1, B, H) a layer, then for an LSTM one cell
 * state (1, B, H) a layer. Output (B, T, directions * H), then the final states likewise.
 * Parameters carry DJL's names.
 */
final class TorchRecurrent extends AbstractBlock {
  private static final byte VERSION = 1;
  private static final List<String> KINDS =
      List.of("i2h_WEIGHT", "h2h_WEIGHT", "i2h_BIAS", "h2h_BIAS"); // torch's order

  private final NetworkSpec spec;

  TorchRecurrent(NetworkSpec spec) {
    super(VERSION);
    this.spec = spec;
    for (int layer = 0; layer < spec.layers(); layer++) {
      for (String direction : directions()) {
        for (String kind : KINDS) {
          addParameter(parameter(layer, direction, kind));
        }
      }
    }
  }

  private Parameter parameter(int layer, String direction, String kind) {
    int rows = spec.cell().gates() * spec.hidden().get(layer);
    Shape shape =
        switch (kind) {
          case "i2h_WEIGHT" -> new Shape(rows, spec.inputSizeOf(layer));
          case "h2h_WEIGHT" -> new Shape(rows, spec.hidden().get(layer));
          default -> new Shape(rows);
        };
    return Parameter.builder()
        .setName(direction + "_" + layer + "_" + kind)
        .setType(kind.endsWith("BIAS") ? Parameter.Type.BIAS : Parameter.Type.WEIGHT)
        .optShape(shape)
        .build();
  }

  private List<String> directions() {
    return spec.bidirectional() ? List.of("l", "r") : List.of("l");
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = inputs.head();
    NDList hidden = new NDList();
    NDList cells = new NDList();
    for (int layer = 0; layer < spec.layers(); layer++) {
      NDList weights = new NDList();
      for (String direction : directions()) {
        for (String kind : KINDS) {
          Parameter parameter = parameters.get(direction + "_" + layer + "_" + kind);
          weights.add(store.getValue(parameter, x.getDevice(), training));
        }
      }
      NDList outputs =
          run(x, state(inputs, layer), state(inputs, spec.layers() + layer), weights, training);
      x = outputs.head();
      hidden.add(outputs.get(1));
      if (spec.cell().hasCellState()) {
        cells.add(outputs.get(2));
      }
    }
    return new NDList(x).addAll(hidden).addAll(cells);
  }

  private static NDArray state(NDList inputs, int index) {
    return inputs.size() > index + 1 ? inputs.get(index + 1) : null;
  }

  private NDList run(NDArray x, NDArray h, NDArray c, NDList weights, boolean training) {
    return DjlCell.run(
        spec.cell(),
        x,
        h == null ? zeros(x, weights) : h,
        c == null && spec.cell().hasCellState() ? zeros(x, weights) : c,
        weights,
        training,
        spec.bidirectional());
  }

  /** Zero states in x's own format: DJL's blocks make float32 ones. */
  private NDArray zeros(NDArray x, NDList weights) {
    NDManager manager = x.getManager();
    long hidden = weights.get(1).getShape().get(1); // h2h is (gates * H, H)
    return manager.zeros(new Shape(spec.directions(), x.size(0), hidden), x.getDataType());
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape x = inputs[0];
    return new Shape[] {new Shape(x.get(0), x.get(1), spec.outputSizeOf(spec.layers() - 1))};
  }
}
