package io.rnnbench.backend.dl4j;

import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Says a network in DL4J's own terms. */
final class Dl4jNetwork {
  private Dl4jNetwork() {}

  /** The network, initialised, with weights that are still DL4J's own. */
  static MultiLayerNetwork build(NetworkSpec spec, MeanLoss loss, Dl4jSettings settings) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(dataType(spec.dtype()))
            .updater(updater(spec.training().optimizer()));
    if (spec.training().l2() > 0) {
      builder.regularization(List.of(new SilentPenalty(spec.training().l2())));
    }
    NeuralNetConfiguration.ListBuilder list = builder.list();
    for (int l = 0; l < spec.layers(); l++) {
      Layer layer = cell(spec, l, settings);
      if (spec.bidirectional()) {
        layer = new Bidirectional(Bidirectional.Mode.CONCAT, layer);
      }
      boolean top = l == spec.layers() - 1;
      if (top && spec.head().hasOneOutputStep() && !spec.headOnEndsOfBothDirections()) {
        layer = new LastTimeStep(layer);
      }
      list.layer(layer);
    }
    if (spec.headOnEndsOfBothDirections()) {
      // DL4J's own words, Bidirectional(LastTimeStep(cell)), throw in the backward pass.
      list.inputPreProcessor(spec.layers(), new EndsOfBothDirections());
    }
    if (spec.head().normalized()) {
      list.layer(normalization());
    }
    list.layer(output(spec, loss));
    // Without it, an RnnOutputLayer above a Bidirectional takes its input for [batch, time,
    // feature].
    list.setInputType(InputType.recurrent(spec.inputSize()));
    if (spec.blocks() == 1) {
      MultiLayerNetwork network = new MultiLayerNetwork(list.build());
      network.init();
      return network;
    }
    PackedNetwork network = new PackedNetwork(list.build());
    network.init();
    network.keepWithinBlocks(spec);
    return network;
  }

  /** Where the head stands among DL4J's layers. */
  static int headIndex(NetworkSpec spec) {
    return spec.layers() + (spec.head().normalized() ? 1 : 0);
  }

  static DataType dataType(Dtype dtype) {
    return dtype == Dtype.FLOAT32 ? DataType.FLOAT : DataType.DOUBLE;
  }

  private static Layer cell(NetworkSpec spec, int layer, Dl4jSettings settings) {
    int in = spec.inputSizeOf(layer);
    int out = spec.hidden().get(layer);
    return Dl4jCell.layer(spec.cell(), in, out, spec.training().stateful(), settings);
  }

  private static Layer normalization() {
    return new BatchNormalization.Builder()
        .decay(Head.DECAY)
        .eps(Head.EPSILON)
        .lockGammaBeta(true)
        .useLogStd(false) // the running variance itself, and not the logarithm of its root
        .build();
  }

  private static Layer output(NetworkSpec spec, MeanLoss loss) {
    Head head = spec.head();
    if (head.isNone()) {
      return new RnnLossLayer.Builder(loss).activation(Activation.IDENTITY).build();
    }
    int in = spec.outputSizeOf(spec.layers() - 1);
    IActivation activation =
        switch (head.activation()) {
          case SOFTMAX ->
              spec.blocks() == 1 ? new ActivationSoftmax() : new BlockSoftmax(spec.blocks());
          case SIGMOID -> new ActivationSigmoid();
          case IDENTITY -> new ActivationIdentity();
        };
    return head.hasOneOutputStep()
        ? new OutputLayer.Builder(loss).nIn(in).nOut(head.size()).activation(activation).build()
        : new RnnOutputLayer.Builder(loss).nIn(in).nOut(head.size()).activation(activation).build();
  }

  /** DL4J's loss, before it is made a mean. */
  static ILossFunction loss(NetworkSpec spec) {
    return switch (spec.training().loss()) {
      case CROSS_ENTROPY -> new LossMCXENT();
      // DL4J clips probabilities at 1e-5 by default, which stops the gradient short of what the
      // other backends see; one rounding from 0 and 1 is as close as its formula allows.
      case BINARY_CROSS_ENTROPY -> new LossBinaryXENT(spec.dtype().unitRoundoff());
      case MEAN_SQUARED_ERROR -> new LossMSE();
    };
  }

  private static IUpdater updater(Optimizer optimizer) {
    if (optimizer instanceof Optimizer.Adam adam) {
      return new Adam(adam.learningRate(), adam.beta1(), adam.beta2(), adam.epsilon());
    }
    if (optimizer instanceof Optimizer.RmsProp rms) {
      return new RmsProp(rms.learningRate(), rms.rho(), rms.epsilon());
    }
    return new Sgd(optimizer.learningRate());
  }
}
