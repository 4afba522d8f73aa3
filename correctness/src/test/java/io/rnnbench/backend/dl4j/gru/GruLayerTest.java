package io.rnnbench.backend.dl4j.gru;

import static io.rnnbench.backend.dl4j.gru.Grus.bidirectional;
import static io.rnnbench.backend.dl4j.gru.Grus.gru;
import static io.rnnbench.backend.dl4j.gru.Grus.nwcGru;
import static io.rnnbench.backend.dl4j.gru.Grus.plain;
import static io.rnnbench.backend.dl4j.taped.Networks.MASK;
import static io.rnnbench.backend.dl4j.taped.Networks.assertClose;
import static io.rnnbench.backend.dl4j.taped.Networks.data;
import static io.rnnbench.backend.dl4j.taped.Networks.gradient;
import static io.rnnbench.backend.dl4j.taped.Networks.network;
import static io.rnnbench.backend.dl4j.taped.Networks.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Set;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.memory.MemoryUseMode;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class GruLayerTest {

  private static final double EXACT = 1e-14;

  @ParameterizedTest
  @CsvSource({"1,1,1,1", "1,5,3,1", "4,6,1,1", "4,1,3,2", "1,7,1,3", "2,200,3,2", "5,4,3,6"})
  void computesTheEquations(int batch, int time, int in, int hidden) {
    MultiLayerNetwork network = network(in, gru(hidden));
    INDArray x = random(1, batch, in, time);

    assertClose(states(network, x), plain(network, "0_").states(x, Nd4j.ones(batch, time)), EXACT);
  }

  @Test
  void readsTheSequenceInBothDirections() {
    MultiLayerNetwork network = network(3, bidirectional(2));
    INDArray x = random(1, 4, 3, 5);
    INDArray ones = Nd4j.ones(4, 5);

    INDArray states = states(network, x);

    INDArray backward = plain(network, "0_b").states(reversed(x), ones);
    assertClose(features(states, 0, 2), plain(network, "0_f").states(x, ones), EXACT);
    assertClose(features(states, 2, 4), reversed(backward), EXACT);
  }

  @Test
  void zeroesTheStateWhereTheMaskIsZero() {
    MultiLayerNetwork network = network(3, gru(2));
    INDArray x = random(1, 3, 3, 4);

    network.setLayerMaskArrays(MASK, MASK);

    assertClose(states(network, x), plain(network, "0_").states(x, MASK), EXACT);
  }

  @Test
  void continuesASequenceFromTheStoredState() {
    MultiLayerNetwork network = network(3, gru(4), gru(2));
    INDArray x = random(1, 2, 3, 7);
    INDArray whole = network.output(x);

    INDArray first = network.rnnTimeStep(time(x, 0, 3));
    INDArray second = network.rnnTimeStep(time(x, 3, 4));
    INDArray third = network.rnnTimeStep(time(x, 4, 7));

    assertClose(Nd4j.concat(2, first, second, third), whole, EXACT);
    assertThat(network.rnnGetPreviousState(1)).containsOnlyKeys(GruLayer.STATE_KEY_PREV_ACTIVATION);
  }

  @Test
  void startsFromZeroOnceTheStateIsCleared() {
    MultiLayerNetwork network = network(3, gru(2));
    INDArray x = random(1, 2, 3, 4);
    network.rnnTimeStep(x);

    network.rnnClearPreviousState();

    assertClose(network.rnnTimeStep(x), network.output(x), 0);
  }

  @Test
  void activatesFromTheStateOfTheLastSegment() {
    MultiLayerNetwork network = network(3, gru(2));
    INDArray x = random(1, 2, 3, 6);

    INDArray first = network.rnnActivateUsingStoredState(time(x, 0, 4), false, true).get(1).dup();
    INDArray second = network.rnnActivateUsingStoredState(time(x, 4, 6), false, true).get(1);

    assertClose(Nd4j.concat(2, first, second), states(network, x), EXACT);
  }

  @Test
  void readsOtherLayoutsOfTheSameNumbers() {
    DataSet fortran = data(2, 3, 4);
    DataSet c = new DataSet(fortran.getFeatures().dup('c'), fortran.getLabels().dup('c'));
    DataSet nwc = new DataSet(swapped(fortran.getFeatures()), swapped(fortran.getLabels()));
    MultiLayerNetwork network = network(3, gru(3), gru(2));
    MultiLayerNetwork wide = network(RNNFormat.NWC, WorkspaceMode.ENABLED, 3, nwcGru(3), nwcGru(2));
    INDArray expected = gradient(network, fortran);

    assertClose(gradient(network, c), expected, EXACT);
    assertClose(gradient(wide, nwc), expected, EXACT);
    assertClose(swapped(wide.output(nwc.getFeatures())), network.output(c.getFeatures()), EXACT);
  }

  @Test
  void survivesJson() {
    MultiLayerNetwork network = network(3, gru(3), new LastTimeStep(bidirectional(2)));
    INDArray x = random(1, 2, 3, 4);
    String json = network.getLayerWiseConfigurations().toJson();

    MultiLayerNetwork copy = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
    copy.init(network.params().dup(), false);

    assertThat(copy.getLayerWiseConfigurations()).isEqualTo(network.getLayerWiseConfigurations());
    assertClose(copy.output(x), network.output(x), 0);
  }

  @Test
  void learnsTheSameWithAndWithoutWorkspaces() {
    Layer[] layers = {gru(4), bidirectional(3), gru(2)};
    MultiLayerNetwork with = network(RNNFormat.NCW, WorkspaceMode.ENABLED, 3, layers);
    MultiLayerNetwork without = network(RNNFormat.NCW, WorkspaceMode.NONE, 3, layers);
    DataSet data = data(4, 3, 6);
    double before = with.score(data);

    for (int i = 0; i < 20; i++) {
      // A shorter batch now and then: the tape must follow the shape.
      DataSet batch = i % 5 == 4 ? data(3, 3, 2) : data;
      with.fit(batch);
      without.fit(batch);
    }

    assertThat(with.score(data)).isFinite().isLessThan(0.9 * before);
    assertClose(with.params(), without.params(), EXACT);
  }

  @Test
  void drawsWeightsForTheFansOfOneGate() {
    MultiLayerNetwork network = network(90, new Gru.Builder().nOut(60).biasInit(0.25).build());
    MultiLayerNetwork fresh = new MultiLayerNetwork(network.getLayerWiseConfigurations());
    fresh.init();

    // Xavier: variance 2 / (fan in + fan out)
    assertThat(fresh.getParam("0_W").stdNumber().doubleValue())
        .isCloseTo(Math.sqrt(2.0 / 150), withPercentage(5));
    assertThat(fresh.getParam("0_RW").stdNumber().doubleValue())
        .isCloseTo(Math.sqrt(2.0 / 120), withPercentage(5));
    assertThat(fresh.getParam("0_b").toDoubleVector()).containsOnly(0.25);
    assertThat(fresh.getParam("0_bR").toDoubleVector()).containsOnly(0.25);
  }

  @Test
  void computesInFloat32Too() {
    MultiLayerNetwork network = network(3, gru(4), bidirectional(2));
    DataSet data = data(4, 3, 20);
    MultiLayerNetwork single = network.convertDataType(DataType.FLOAT);
    DataSet singles =
        new DataSet(
            data.getFeatures().castTo(DataType.FLOAT), data.getLabels().castTo(DataType.FLOAT));

    assertClose(
        single.output(singles.getFeatures()).castTo(DataType.DOUBLE),
        network.output(data.getFeatures()),
        1e-6);
    assertClose(gradient(single, singles).castTo(DataType.DOUBLE), gradient(network, data), 1e-4);
  }

  @Test
  void takesParametersByName() {
    MultiLayerNetwork network = network(3, gru(2));

    network.setParam("0_W", random(1, 3, 6));
    network.setParam("0_bR", random(2, 1, 6));

    assertClose(network.getParam("0_W"), random(1, 3, 6), 0);
    assertClose(network.getParam("0_bR").reshape(1, 6), random(2, 1, 6), 0);
  }

  @Test
  void constrainsTheRecurrentWeightsAlone() {
    Gru gru =
        new Gru.Builder().nIn(3).nOut(2).constrainRecurrent(new MaxNormConstraint(1, 1)).build();

    assertThat(gru.getConstraints()).singleElement().extracting("params").isEqualTo(Set.of("RW"));
  }

  @Test
  void reportsTheMemoryOfItsTape() {
    MultiLayerNetwork network = network(3, gru(2));
    Gru gru = (Gru) network.getLayerWiseConfigurations().getConf(0).getLayer();

    assertThat(
            gru.getMemoryReport(InputType.recurrent(3, 10))
                .getTotalMemoryBytes(8, MemoryUseMode.TRAINING, CacheMode.NONE, DataType.FLOAT))
        .isGreaterThan(4L * 8 * GruTape.elementsPerExample(3, 2, 10));
  }

  @Test
  void refusesAnActivationOtherThanTanh() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gru.Builder().activation(Activation.RELU).build())
        .withMessageContaining("tanh only, not with relu");
  }

  @Test
  void refusesInputOfAnotherSize() {
    assertThatThrownBy(() -> network(3, gru(2)).output(random(1, 2, 4, 5)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("input must be (batch, 3, time), got [2, 4, 5]");
  }

  @Test
  void refusesTheStateOfAnotherBatchSize() {
    MultiLayerNetwork network = network(3, gru(2));
    network.rnnTimeStep(random(1, 2, 3, 1));

    assertThatThrownBy(() -> network.rnnTimeStep(random(1, 5, 3, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stored state is [2, 2], this batch needs [5, 2]");
  }

  /** What the first layer passes on. */
  private static INDArray states(MultiLayerNetwork network, INDArray x) {
    return network.feedForward(x).get(1);
  }

  private static INDArray features(INDArray sequences, long from, long to) {
    return sequences.get(all(), interval(from, to), all());
  }

  private static INDArray time(INDArray sequences, long from, long to) {
    return sequences.get(all(), all(), interval(from, to));
  }

  private static INDArray swapped(INDArray sequences) {
    return sequences.permute(0, 2, 1).dup();
  }

  private static INDArray reversed(INDArray sequences) {
    INDArray[] steps = new INDArray[(int) sequences.size(2)];
    for (int t = 0; t < steps.length; t++) {
      steps[steps.length - 1 - t] = time(sequences, t, t + 1);
    }
    return Nd4j.concat(2, steps);
  }
}
