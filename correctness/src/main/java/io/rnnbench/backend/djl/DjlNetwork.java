package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.NetworkSpec;

/** Says a network in DJL's own terms. */
final class DjlNetwork {
  private DjlNetwork() {}

  /** Whether DJL's own recurrent block computes this network, and computes it right. */
  static boolean stockBlock(NetworkSpec spec) {
    return spec.dtype() == Dtype.FLOAT32
        && !spec.bidirectional()
        && spec.hidden().stream().distinct().count() == 1;
  }

  /** The recurrent layers. */
  static Block recurrent(NetworkSpec spec) {
    Block block =
        stockBlock(spec)
            ? DjlCell.block(spec.cell(), spec.hidden().get(0), spec.layers())
            : new TorchRecurrent(spec);
    if (!spec.cell().hasRecurrentBias()) {
      // Torch's LSTM and RNN have two biases where one suffices; trained both, the sum would move
      // twice as fast as the one bias of the other backends.
      for (Pair<String, Parameter> parameter : block.getParameters()) {
        if (parameter.getKey().endsWith("h2h_BIAS")) {
          parameter.getValue().freeze(true);
        }
      }
    }
    return block;
  }

  /**
   * What stands above the recurrent layers, up to what the loss takes: logits for the
   * cross-entropies.
   */
  static SequentialBlock top(NetworkSpec spec, HeadInput headInput) {
    SequentialBlock top = new SequentialBlock().add(headInput);
    if (spec.head().isNone()) {
      return top;
    }
    top.add(Linear.builder().setUnits(spec.head().size()).build());
    if (!lossTakesLogits(spec)) {
      top.addSingleton(z -> activate(spec, z));
    }
    return top;
  }

  /** The network's output from what {@link #top} ends in. */
  static NDArray output(NetworkSpec spec, NDArray top) {
    return lossTakesLogits(spec) ? activate(spec, top) : top;
  }

  private static boolean lossTakesLogits(NetworkSpec spec) {
    return spec.training().loss() != io.rnnbench.model.Loss.MEAN_SQUARED_ERROR;
  }

  private static NDArray activate(NetworkSpec spec, NDArray z) {
    return switch (spec.head().activation()) {
      case SOFTMAX ->
          spec.blocks() == 1
              ? z.softmax(-1)
              : BlockLoss.blocks(z, spec).softmax(-1).reshape(z.getShape());
      case SIGMOID -> Activation.sigmoid(z);
      case IDENTITY -> z;
    };
  }

  /** DJL's losses are means over all that they see, as the canonical ones are. */
  static Loss loss(NetworkSpec spec) {
    if (spec.blocks() > 1) {
      return new BlockLoss(spec);
    }
    return switch (spec.training().loss()) {
      case CROSS_ENTROPY -> new SoftmaxCrossEntropyLoss("loss", 1, -1, false, true);
      case BINARY_CROSS_ENTROPY -> new SigmoidBinaryCrossEntropyLoss("loss", 1, false);
      case MEAN_SQUARED_ERROR -> new SquaredError();
    };
  }

  static Optimizer optimizer(NetworkSpec spec) {
    io.rnnbench.model.Optimizer rule = spec.training().optimizer();
    Tracker rate = Tracker.fixed(rule.learningRate());
    if (rule instanceof io.rnnbench.model.Optimizer.Adam adam) {
      return Optimizer.adam()
          .optLearningRateTracker(rate)
          .optBeta1(adam.beta1())
          .optBeta2(adam.beta2())
          .optEpsilon(adam.epsilon())
          .build();
    }
    if (rule instanceof io.rnnbench.model.Optimizer.RmsProp rms) {
      return new TorchRmsProp(rms);
    }
    return Optimizer.sgd().setLearningRateTracker(rate).build();
  }
}
