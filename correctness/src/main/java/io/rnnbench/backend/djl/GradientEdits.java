package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Packing;
import io.rnnbench.model.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is done to gradients between the backward pass and the update. */
final class GradientEdits {
  private final Map<Parameter, NDArray> masks = new LinkedHashMap<>();
  private final float l2;
  private final Iterable<Parameter> matrices;

  GradientEdits(NetworkSpec spec, DjlWeights weights, NDManager manager) {
    matrices = weights.matrices().keySet();
    l2 = spec.training().l2();
    if (spec.blocks() > 1) {
      Weights mask = Packing.mask(spec);
      weights
          .matrices()
          .forEach(
              (parameter, matrix) ->
                  masks.put(
                      parameter, BatchLayout.matrix(manager, matrix.apply(mask), spec.dtype())));
    }
  }

  /** Keeps what is between blocks at zero. */
  void keepWithinBlocks() {
    masks.forEach(
        (parameter, mask) -> {
          try (NDArray gradient = parameter.getArray().getGradient()) {
            gradient.muli(mask);
          }
        });
  }

  /** Adds l2 * w. */
  void addPenalty() {
    if (l2 == 0) {
      return;
    }
    for (Parameter parameter : matrices) {
      try (NDArray gradient = parameter.getArray().getGradient();
          NDArray penalty = parameter.getArray().mul(l2)) {
        gradient.addi(penalty);
      }
    }
  }
}
