package io.rnnbench.backend.dl4j.taped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks in float64 with random, distinct weights, and what is asked of them. */
public final class Networks {

  public static final int OUTPUTS = 2;

  /** For 3 sequences of 4 steps: whole, padded behind, padded at both ends. */
  public static final INDArray MASK =
      Nd4j.create(new double[][] {{1, 1, 1, 1}, {1, 1, 0, 0}, {0, 1, 1, 0}});

  private Networks() {}

  public static DataSet data(int batch, int in, int time) {
    return new DataSet(random(1, batch, in, time), random(2, batch, OUTPUTS, time));
  }

  /** The layers given and a linear output: after the last step only if the last layer says so. */
  public static MultiLayerNetwork network(long inputSize, Layer... layers) {
    return network(RNNFormat.NCW, WorkspaceMode.ENABLED, inputSize, layers);
  }

  public static MultiLayerNetwork network(
      RNNFormat format, WorkspaceMode workspaces, long inputSize, Layer... layers) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .dataType(DataType.DOUBLE)
            .updater(new Sgd(0.1))
            .trainingWorkspaceMode(workspaces)
            .inferenceWorkspaceMode(workspaces)
            .list();
    Arrays.stream(layers).forEach(list::layer);
    list.layer(layers[layers.length - 1] instanceof LastTimeStep ? lastHead() : head(format));
    // Without a known length: Bidirectional under an RnnOutputLayer needs the input's type.
    return initialised(list.setInputType(InputType.recurrent(inputSize, format)).build());
  }

  public static MultiLayerNetwork initialised(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    // Biases start at zero, and a wrong bias could not be seen.
    network.params().assign(random(11, network.params().shape()).muli(0.7));
    return network;
  }

  private static Layer head(RNNFormat format) {
    return new RnnOutputLayer.Builder(LossFunction.MSE)
        .nOut(OUTPUTS)
        .activation(Activation.IDENTITY)
        .dataFormat(format)
        .build();
  }

  private static Layer lastHead() {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nOut(OUTPUTS)
        .activation(Activation.IDENTITY)
        .build();
  }

  /** Normal numbers in float64 and 'f' order; the same for the same seed and shape. */
  public static INDArray random(long seed, long... shape) {
    Nd4j.getRandom().setSeed(seed);
    return Nd4j.randn(DataType.DOUBLE, shape).dup('f');
  }

  /** The gradient that backpropagation gives, a copy, for the mean loss over the batch. */
  public static INDArray gradient(MultiLayerNetwork network, DataSet data) {
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.setLayerMaskArrays(data.getFeaturesMaskArray(), data.getLabelsMaskArray());
    network.computeGradientAndScore();
    INDArray sum = network.getGradientsViewArray().dup();
    network.clearLayerMaskArrays();
    return sum.divi(data.getFeatures().size(0));
  }

  /** Compares every parameter's gradient with a central difference of the loss. */
  public static void assertGradientMatchesFiniteDifferences(
      MultiLayerNetwork network, DataSet data) {
    double step = 1e-5;
    INDArray gradient = gradient(network, data);
    INDArray params = network.params();
    for (long i = 0; i < params.length(); i++) {
      double value = params.getDouble(i);
      params.putScalar(i, value + step);
      double above = network.score(data, true);
      params.putScalar(i, value - step);
      double below = network.score(data, true);
      params.putScalar(i, value);
      assertThat(gradient.getDouble(i))
          .as("gradient of parameter %d of %s", i, network.paramTable().keySet())
          .isCloseTo((above - below) / (2 * step), Offset.offset(1e-7));
    }
  }

  public static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.sumNumber().doubleValue()).isFinite();
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThanOrEqualTo(tolerance);
  }
}
