package io.rnnbench.backend.dl4j.gru;

import static io.rnnbench.backend.dl4j.gru.Grus.bidirectional;
import static io.rnnbench.backend.dl4j.gru.Grus.gru;
import static io.rnnbench.backend.dl4j.taped.Networks.MASK;
import static io.rnnbench.backend.dl4j.taped.Networks.OUTPUTS;
import static io.rnnbench.backend.dl4j.taped.Networks.assertClose;
import static io.rnnbench.backend.dl4j.taped.Networks.assertGradientMatchesFiniteDifferences;
import static io.rnnbench.backend.dl4j.taped.Networks.data;
import static io.rnnbench.backend.dl4j.taped.Networks.network;
import static io.rnnbench.backend.dl4j.taped.Networks.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.backend.dl4j.taped.Networks;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class GruGradientTest {

  @ParameterizedTest
  @CsvSource({"1,1,1,1", "1,5,3,1", "4,6,1,1", "4,1,3,2", "1,7,1,3", "2,200,2,2", "5,4,3,4"})
  void backpropagates(int batch, int time, int in, int hidden) {
    MultiLayerNetwork network = network(in, gru(hidden));

    assertGradientMatchesFiniteDifferences(network, data(batch, in, time));
  }

  static Stream<List<Layer>> arrangements() {
    return Stream.of(
        List.of(gru(3), gru(2)),
        List.of(new SimpleRnn.Builder().nOut(3).build(), gru(2)),
        List.of(bidirectional(3)),
        List.of(bidirectional(2), bidirectional(1)),
        List.of(gru(3), new LastTimeStep(gru(2))),
        List.of(new LastTimeStep(bidirectional(2))));
  }

  @ParameterizedTest
  @MethodSource("arrangements")
  void backpropagatesToTheLayersBelow(List<Layer> layers) {
    boolean last = layers.get(layers.size() - 1) instanceof LastTimeStep;
    INDArray y = last ? random(2, 4, OUTPUTS) : random(2, 4, OUTPUTS, 5);

    assertGradientMatchesFiniteDifferences(
        network(3, layers.toArray(Layer[]::new)), new DataSet(random(1, 4, 3, 5), y));
  }

  @Test
  void backpropagatesUnderAMask() {
    DataSet masked = new DataSet(random(1, 3, 3, 4), random(2, 3, 2, 4), MASK, MASK);

    assertGradientMatchesFiniteDifferences(network(3, gru(3), gru(2)), masked);
    assertGradientMatchesFiniteDifferences(network(3, bidirectional(2)), masked);
  }

  @Test
  void backpropagatesThroughTheInputAtHandAndNotTheOneRecorded() {
    LayerWorkspaceMgr none = LayerWorkspaceMgr.noWorkspaces();
    MultiLayerNetwork network = network(3, gru(2));
    INDArray recorded = random(1, 2, 3, 4);
    INDArray atHand = random(2, 2, 3, 4);
    INDArray epsilon = random(3, 2, 2, 4);
    network.initGradientsView();
    org.deeplearning4j.nn.api.Layer layer = network.getLayer(0);
    layer.activate(atHand, true, none);
    INDArray expected = layer.backpropGradient(epsilon, none).getSecond();

    layer.activate(recorded, true, none);
    layer.setInput(atHand, none);

    assertClose(layer.backpropGradient(epsilon, none).getSecond(), expected, 0);
    assertClose(layer.backpropGradient(epsilon, none).getSecond(), expected, 0);
  }

  @Test
  void doesNotMindThatItsOutputIsOverwritten() {
    // As dropout in the layer above does, and Bidirectional's modes ADD and AVERAGE.
    LayerWorkspaceMgr none = LayerWorkspaceMgr.noWorkspaces();
    MultiLayerNetwork network = network(3, gru(2));
    INDArray x = random(1, 2, 3, 4);
    INDArray epsilon = random(3, 2, 2, 4);
    network.initGradientsView();
    org.deeplearning4j.nn.api.Layer layer = network.getLayer(0);
    layer.activate(x, true, none);
    INDArray expected = layer.backpropGradient(epsilon, none).getSecond();

    layer.activate(x, true, none).assign(9);

    assertClose(layer.backpropGradient(epsilon, none).getSecond(), expected, 0);
  }

  @ParameterizedTest
  @EnumSource(RNNFormat.class)
  void passesNothingBackToInputsThatWereDropped(RNNFormat format) {
    LayerWorkspaceMgr none = LayerWorkspaceMgr.noWorkspaces();
    Gru dropping = new Gru.Builder().nOut(2).dataFormat(format).dropOut(new Dropout(0.5)).build();
    MultiLayerNetwork network = network(format, WorkspaceMode.NONE, 3, dropping);
    network.initGradientsView();
    org.deeplearning4j.nn.api.Layer layer = network.getLayer(0);
    boolean wide = format == RNNFormat.NWC;
    INDArray x = wide ? random(1, 2, 4, 3) : random(1, 2, 3, 4);

    layer.setInput(x, none);
    INDArray epsilon = layer.activate(true, none).dup();
    INDArray dropped = layer.input().eq(0);
    INDArray gradient = layer.backpropGradient(epsilon, none).getSecond();

    assertThat(dropped.any()).isTrue();
    assertThat(gradient.eq(0)).isEqualTo(dropped);
  }

  @Test
  void refusesTruncatedBackpropagation() {
    MultiLayerConfiguration configuration = network(3, gru(2)).getLayerWiseConfigurations();
    configuration.setBackpropType(BackpropType.TruncatedBPTT);
    configuration.setTbpttFwdLength(2);
    configuration.setTbpttBackLength(2);
    MultiLayerNetwork network = Networks.initialised(configuration);

    assertThatThrownBy(() -> network.fit(data(2, 3, 4)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("truncated BPTT is not supported");
  }
}
