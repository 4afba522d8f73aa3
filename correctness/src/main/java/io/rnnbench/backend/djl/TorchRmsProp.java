package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.optimizer.Optimizer;
import java.util.HashMap;
import java.util.Map;

/**
 * RMSprop of {@link io.rnnbench.model.Optimizer.RmsProp}; DJL's own throws on the PyTorch engine.
 */
final class TorchRmsProp extends Optimizer {
  private final io.rnnbench.model.Optimizer.RmsProp rule;
  private final Map<String, NDArray> caches = new HashMap<>();

  TorchRmsProp(io.rnnbench.model.Optimizer.RmsProp rule) {
    super(new Builder());
    this.rule = rule;
  }

  private static final class Builder extends OptimizerBuilder<Builder> {
    @Override
    protected Builder self() {
      return this;
    }
  }

  /** s = rho s + (1-rho) g^2; w -= rate g / (sqrt(s) + epsilon); then clears the gradient. */
  @Override
  public void update(String id, NDArray weight, NDArray gradient) {
    NDArray s = caches.computeIfAbsent(id, key -> weight.onesLike().muli(rule.epsilon()));
    // The difference of two floats is exact here, as it is in the reference's double arithmetic.
    try (NDArray square = gradient.square().muli(1.0 - rule.rho());
        NDArray root = s.muli(rule.rho()).addi(square).sqrt().addi(rule.epsilon());
        NDArray change = gradient.mul(rule.learningRate()).divi(root)) {
      weight.subi(change);
    }
    JniUtils.zeroGrad((PtNDArray) weight); // the engine's own updates do so; gradients add up else
  }
}
