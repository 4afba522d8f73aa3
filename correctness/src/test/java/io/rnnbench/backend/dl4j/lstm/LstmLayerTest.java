package io.rnnbench.backend.dl4j.lstm;

import static io.rnnbench.backend.dl4j.lstm.Lstms.dl4js;
import static io.rnnbench.backend.dl4j.lstm.Lstms.ours;
import static io.rnnbench.backend.dl4j.taped.Networks.MASK;
import static io.rnnbench.backend.dl4j.taped.Networks.OUTPUTS;
import static io.rnnbench.backend.dl4j.taped.Networks.assertClose;
import static io.rnnbench.backend.dl4j.taped.Networks.data;
import static io.rnnbench.backend.dl4j.taped.Networks.gradient;
import static io.rnnbench.backend.dl4j.taped.Networks.network;
import static io.rnnbench.backend.dl4j.taped.Networks.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.backend.dl4j.lstm.Lstms.Arrangement;
import io.rnnbench.backend.dl4j.stateful.StatefulLayer;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** DL4J's own LSTM is the truth here; parity with the reference is proved elsewhere. */
class LstmLayerTest {

  private static final double EXACT = 1e-13;

  @ParameterizedTest
  @CsvSource({"1,1,1,1", "1,5,3,1", "4,6,1,1", "4,1,3,2", "1,7,1,3", "2,200,3,2", "5,4,3,6"})
  void computesWhatDl4jsOwnDoes(int batch, int time, int in, int hidden) {
    MultiLayerNetwork ours = network(in, ours(hidden));
    MultiLayerNetwork dl4js = network(in, dl4js(hidden));
    DataSet data = data(batch, in, time);

    assertClose(states(ours, data), states(dl4js, data), EXACT);
    assertClose(gradient(ours, data), gradient(dl4js, data), EXACT);
  }

  static List<Arrangement> arrangements() {
    return Lstms.arrangements();
  }

  @ParameterizedTest
  @MethodSource("arrangements")
  void learnsWhatDl4jsOwnDoesFromBatchesOfChangingShapes(Arrangement layers) {
    MultiLayerNetwork ours = network(3, layers.ofOurs());
    MultiLayerNetwork dl4js = network(3, layers.ofDl4js());
    int[][] shapes = {{4, 6}, {4, 6}, {1, 6}, {3, 1}, {1, 1}, {4, 6}};

    for (int[] shape : shapes) {
      DataSet data =
          layers.lastStepOnly()
              ? new DataSet(random(1, shape[0], 3, shape[1]), random(2, shape[0], OUTPUTS))
              : data(shape[0], 3, shape[1]);
      ours.fit(data);
      dl4js.fit(data);
    }

    assertClose(ours.params(), dl4js.params(), EXACT);
  }

  @Test
  void startsWithTheWeightsOfDl4jsOwn() {
    MultiLayerNetwork ours = fresh(network(3, ours(2)));
    MultiLayerNetwork dl4js = fresh(network(3, dl4js(2)));

    assertThat(ours.paramTable().keySet()).containsExactlyElementsOf(dl4js.paramTable().keySet());
    assertClose(ours.params(), dl4js.params(), 0);
  }

  private static MultiLayerNetwork fresh(MultiLayerNetwork network) {
    MultiLayerNetwork fresh = new MultiLayerNetwork(network.getLayerWiseConfigurations());
    fresh.init();
    return fresh;
  }

  @Test
  void zeroesTheStatesWhereTheMaskIsZero() {
    // DL4J's own heeds masks inside LastTimeStep only.
    MultiLayerNetwork ours = network(3, new LastTimeStep(ours(2)));
    MultiLayerNetwork dl4js = network(3, new LastTimeStep(dl4js(2)));
    DataSet data = data(3, 3, 4);

    ours.setLayerMaskArrays(MASK, null);
    dl4js.setLayerMaskArrays(MASK, null);

    assertClose(states(ours, data), states(dl4js, data), EXACT);
  }

  @Test
  void continuesASequenceFromTheStoredStates() {
    MultiLayerNetwork ours = network(3, ours(4), ours(2));
    MultiLayerNetwork dl4js = network(3, dl4js(4), dl4js(2));

    for (int segment = 0; segment < 3; segment++) {
      INDArray x = random(segment, 2, 3, 1 + segment);
      assertClose(ours.rnnTimeStep(x), dl4js.rnnTimeStep(x), EXACT);
    }

    Map<String, INDArray> expected = dl4js.rnnGetPreviousState(1);
    assertThat(ours.rnnGetPreviousState(1)).containsOnlyKeys(expected.keySet());
    ours.rnnGetPreviousState(1)
        .forEach((key, state) -> assertClose(state, expected.get(key), EXACT));
  }

  @Test
  void trainsToTheStatesThatItReportsAfterwards() {
    MultiLayerNetwork network = network(3, ours(2));
    DataSet data = data(4, 3, 5);
    network.rnnTimeStep(data.getFeatures());

    gradient(network, data);
    Map<String, INDArray> trainedTo = ((StatefulLayer) network.getLayer(0)).trainedTo();

    assertThat(trainedTo)
        .containsOnlyKeys(LSTM.STATE_KEY_PREV_ACTIVATION, LSTM.STATE_KEY_PREV_MEMCELL);
    trainedTo.forEach(
        (key, state) -> assertClose(state, network.rnnGetPreviousState(0).get(key), 0));
  }

  @Test
  void learnsTheSameWithAndWithoutWorkspaces() {
    Layer[] layers = {ours(4), ours(2)};
    MultiLayerNetwork with = network(RNNFormat.NCW, WorkspaceMode.ENABLED, 3, layers);
    MultiLayerNetwork without = network(RNNFormat.NCW, WorkspaceMode.NONE, 3, layers);

    for (int i = 0; i < 10; i++) {
      DataSet batch = i % 5 == 4 ? data(3, 3, 2) : data(4, 3, 6);
      with.fit(batch);
      without.fit(batch);
    }

    assertClose(with.params(), without.params(), 0);
  }

  @Test
  void computesInFloat32Too() {
    MultiLayerNetwork network = network(3, ours(4), ours(2));
    DataSet data = data(4, 3, 20);
    MultiLayerNetwork single = network.convertDataType(DataType.FLOAT);
    DataSet singles =
        new DataSet(
            data.getFeatures().castTo(DataType.FLOAT), data.getLabels().castTo(DataType.FLOAT));

    assertClose(gradient(single, singles).castTo(DataType.DOUBLE), gradient(network, data), 1e-5);
  }

  @Test
  void survivesJson() {
    MultiLayerNetwork network = network(3, ours(3), ours(2));
    INDArray x = random(1, 2, 3, 4);
    String json = network.getLayerWiseConfigurations().toJson();

    MultiLayerNetwork copy = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
    copy.init(network.params().dup(), false);

    assertThat(copy.getLayer(0)).isInstanceOf(LstmLayer.class);
    assertClose(copy.output(x), network.output(x), 0);
  }

  @Test
  void refusesInputOfAnotherSize() {
    assertThatThrownBy(() -> network(3, ours(2)).output(random(1, 2, 4, 5)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("Lstm: input must be (batch, 3, time), got [2, 4, 5]");
  }

  @Test
  void refusesTheStateOfAnotherBatchSize() {
    MultiLayerNetwork network = network(3, ours(2));
    network.rnnTimeStep(random(1, 2, 3, 1));

    assertThatThrownBy(() -> network.rnnTimeStep(random(1, 5, 3, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stored state is [2, 2], this batch needs [5, 2]");
  }

  @Test
  void refusesTruncatedBackpropagation() {
    MultiLayerConfiguration configuration = network(3, ours(2)).getLayerWiseConfigurations();
    configuration.setBackpropType(BackpropType.TruncatedBPTT);
    configuration.setTbpttFwdLength(2);
    configuration.setTbpttBackLength(2);
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();

    assertThatThrownBy(() -> network.fit(data(2, 3, 4)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Lstm: truncated BPTT is not supported");
  }

  /** What the first layer passes on. */
  private static INDArray states(MultiLayerNetwork network, DataSet data) {
    return network.feedForward(data.getFeatures()).get(1);
  }
}
