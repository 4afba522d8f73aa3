package io.rnnbench.backend.dl4j;

import io.rnnbench.backend.dl4j.gru.Gru;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
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
  static MultiLayerNetwork build(NetworkSpec spec, MeanLoss loss) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .dataType(dataType(spec.dtype()))
            .updater(updater(spec.training().optimizer()))
            .list();
    for (int l = 0; l < spec.layers(); l++) {
      Layer layer = cell(spec, l);
      if (spec.bidirectional()) {
        layer = new Bidirectional(Bidirectional.Mode.CONCAT, layer);
      }
      if (spec.head().lastStepOnly() && l == spec.layers() - 1) {
        layer = new LastTimeStep(layer);
      }
      list.layer(layer);
    }
    list.layer(output(spec, loss));
    // Without it, an RnnOutputLayer above a Bidirectional takes its input for [batch, time,
    // feature].
    list.setInputType(InputType.recurrent(spec.inputSize()));
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    return network;
  }

  static DataType dataType(Dtype dtype) {
    return dtype == Dtype.FLOAT32 ? DataType.FLOAT : DataType.DOUBLE;
  }

  private static Layer cell(NetworkSpec spec, int layer) {
    int in = spec.inputSizeOf(layer);
    int out = spec.hidden().get(layer);
    return switch (spec.cell()) {
      case LSTM ->
          new LSTM.Builder()
              .nIn(in)
              .nOut(out)
              .activation(Activation.TANH)
              .gateActivationFunction(Activation.SIGMOID)
              .build();
      case GRU -> new Gru.Builder().nIn(in).nOut(out).build();
      case RNN -> new SimpleRnn.Builder().nIn(in).nOut(out).activation(Activation.TANH).build();
    };
  }

  private static Layer output(NetworkSpec spec, MeanLoss loss) {
    Head head = spec.head();
    if (head.isNone()) {
      return new RnnLossLayer.Builder(loss).activation(Activation.IDENTITY).build();
    }
    int in = spec.outputSizeOf(spec.layers() - 1);
    Activation activation =
        switch (head.activation()) {
          case SOFTMAX -> Activation.SOFTMAX;
          case SIGMOID -> Activation.SIGMOID;
          case IDENTITY -> Activation.IDENTITY;
        };
    return head.lastStepOnly()
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
