package io.rnnbench.backend.dl4j.lstm;

import static io.rnnbench.backend.dl4j.lstm.Lstms.ours;
import static io.rnnbench.backend.dl4j.taped.Networks.MASK;
import static io.rnnbench.backend.dl4j.taped.Networks.OUTPUTS;
import static io.rnnbench.backend.dl4j.taped.Networks.assertGradientMatchesFiniteDifferences;
import static io.rnnbench.backend.dl4j.taped.Networks.data;
import static io.rnnbench.backend.dl4j.taped.Networks.network;
import static io.rnnbench.backend.dl4j.taped.Networks.random;

import io.rnnbench.backend.dl4j.lstm.Lstms.Arrangement;
import io.rnnbench.backend.dl4j.stateful.StatefulLayer;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class LstmGradientTest {

  @ParameterizedTest
  @CsvSource({"1,1,1,1", "1,5,3,1", "4,6,1,1", "4,1,3,2", "1,7,1,3", "2,200,2,2", "5,4,3,4"})
  void backpropagates(int batch, int time, int in, int hidden) {
    MultiLayerNetwork network = network(in, ours(hidden));

    assertGradientMatchesFiniteDifferences(network, data(batch, in, time));
  }

  static List<Arrangement> arrangements() {
    return Lstms.arrangements();
  }

  @ParameterizedTest
  @MethodSource("arrangements")
  void backpropagatesToTheLayersBelow(Arrangement layers) {
    INDArray y = layers.lastStepOnly() ? random(2, 4, OUTPUTS) : random(2, 4, OUTPUTS, 5);

    assertGradientMatchesFiniteDifferences(
        network(3, layers.ofOurs()), new DataSet(random(1, 4, 3, 5), y));
  }

  @Test
  void backpropagatesUnderAMask() {
    DataSet masked = new DataSet(random(1, 3, 3, 4), random(2, 3, 2, 4), MASK, MASK);
    Bidirectional both = new Bidirectional(Bidirectional.Mode.CONCAT, ours(2));

    assertGradientMatchesFiniteDifferences(network(3, ours(3), ours(2)), masked);
    assertGradientMatchesFiniteDifferences(network(3, both), masked);
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void backpropagatesToTheStateFromWhichTrainingStarts(int batch) {
    MultiLayerNetwork network = network(3, ours(2));

    ((StatefulLayer) network.getLayer(0))
        .trainFrom(
            Map.of(
                LSTM.STATE_KEY_PREV_ACTIVATION,
                random(3, batch, 2),
                LSTM.STATE_KEY_PREV_MEMCELL,
                random(4, batch, 2)));

    assertGradientMatchesFiniteDifferences(network, data(batch, 3, 4));
  }
}
