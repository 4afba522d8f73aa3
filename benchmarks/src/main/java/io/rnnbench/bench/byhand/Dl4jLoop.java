package io.rnnbench.bench.byhand;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** {@code fit} and {@code score}, on features in the order in which DL4J need not copy them. */
final class Dl4jLoop implements HandWrittenLoop {
  private final MultiLayerNetwork network;
  private final INDArray x; // (1, inputs, time)
  private final INDArray y; // (1, outputs)

  Dl4jLoop() {
    network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new Adam(LEARNING_RATE))
                .list()
                .layer(
                    new LastTimeStep(
                        new LSTM.Builder()
                            .nIn(INPUTS)
                            .nOut(HIDDEN)
                            .activation(Activation.TANH)
                            .gateActivationFunction(Activation.SIGMOID)
                            .build()))
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(HIDDEN)
                        .nOut(OUTPUTS)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    x = Nd4j.randn(DataType.FLOAT, 1, INPUTS, TIME_STEPS).dup('f');
    y = Nd4j.zeros(DataType.FLOAT, 1, OUTPUTS);
    y.putScalar(0, 1);
  }

  @Override
  public double step() {
    network.fit(x, y);
    return network.score();
  }

  @Override
  public long parameters() {
    return network.numParams();
  }

  @Override
  public void close() {
    network.close();
    x.close();
    y.close();
  }
}
