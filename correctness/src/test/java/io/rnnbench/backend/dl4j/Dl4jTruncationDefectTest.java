package io.rnnbench.backend.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.backend.Session.Gradients;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.State;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.reference.ReferenceNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Why stateful training has layers of its own. {@code MultiLayerNetwork.computeGradientAndScore}
 * calls {@code calcBackpropGradients} with {@code tbptt} false, so that {@code fit} never reaches
 * the layers' {@code tbpttBackpropGradient}.
 */
class Dl4jTruncationDefectTest {
  private static final String VERSION = "DL4J 1.0.0-M2.1, truncated BPTT, ";
  private static final int SEGMENT = 4; // of a sequence of two
  private static final String ALL = ""; // every row's name starts with it
  private static final double EXACT = 1e-9;
  private static final String MENDED =
      "mended: drop the layers in backend.dl4j.stateful and the note in Dl4jBackend.supports";

  @ParameterizedTest(
      name = VERSION + "{0}: takes the gradient of the second segment from a zero state")
  @EnumSource(names = {"LSTM", "RNN"})
  void takesTheGradientOfTheSecondSegmentFromAZeroState(CellType cell) {
    NetworkSpec spec = spec(cell);
    Weights weights = Weights.random(spec, 2);
    Batch whole = Batch.random(spec, 3, 2 * SEGMENT, 1);
    ReferenceNetwork reference = new ReferenceNetwork(spec);
    Batch start = segment(whole, 0, null);
    Gradients first = reference.gradients(weights, start);
    State between = reference.forward(weights, start.inputs()).state();
    Gradients second = reference.gradients(weights, segment(whole, SEGMENT, between));

    List<Gradients> segments = truncated(spec, weights, whole, SEGMENT);

    assertThat(error(segments.get(0), first, ALL)).isLessThan(EXACT);
    // Its forward pass does start from the stored state: the loss and the head's gradient are right
    assertThat(segments.get(1).loss()).isCloseTo(second.loss(), within(EXACT));
    assertThat(error(segments.get(1), second, "head")).isLessThan(EXACT);
    double error = error(segments.get(1), second, "layers[0].forward.R");
    assertThat(error)
        .withFailMessage("%s; the gradient of R is within %s of the reference", MENDED, error)
        .isGreaterThan(0.1);
  }

  @ParameterizedTest(name = VERSION + "{0}: ignores the backward length")
  @EnumSource(names = {"LSTM", "RNN"})
  void ignoresTheBackwardLength(CellType cell) {
    NetworkSpec spec = spec(cell);
    Weights weights = Weights.random(spec, 2);
    Batch whole = Batch.random(spec, 3, 2 * SEGMENT, 1);

    List<Gradients> shortest = truncated(spec, weights, whole, 1);

    for (int s = 0; s < 2; s++) {
      assertThat(error(shortest.get(s), truncated(spec, weights, whole, SEGMENT).get(s), ALL))
          .withFailMessage(MENDED)
          .isZero();
    }
  }

  /** Loss and gradients of each segment that DL4J's fit sees, all at the same weights. */
  private static List<Gradients> truncated(
      NetworkSpec spec, Weights weights, Batch batch, int backwardLength) {
    MeanLoss loss = new MeanLoss(Dl4jNetwork.loss(spec));
    loss.setDivisor(MeanLoss.divisor(spec, SEGMENT));
    List<Gradients> segments = new ArrayList<>();
    MultiLayerNetwork network = Dl4jNetwork.build(spec, loss, Dl4jSettings.OWN_LAYERS_WHERE_NEEDED);
    try {
      Dl4jWeights layout = new Dl4jWeights(spec);
      layout.write(weights, network::setParam);
      network.getLayerWiseConfigurations().setBackpropType(BackpropType.TruncatedBPTT);
      network.getLayerWiseConfigurations().setTbpttFwdLength(SEGMENT);
      network.getLayerWiseConfigurations().setTbpttBackLength(backwardLength);
      network.setListeners(
          new BaseTrainingListener() {
            @Override
            public void onGradientCalculation(Model model) {
              Weights sum = layout.read(model.gradient().gradientForVariable());
              segments.add(new Gradients(model.score(), sum.map(g -> g / batch.batchSize())));
            }
          });
      network.fit(
          SequenceLayout.sequences(batch.x(), spec.dtype()),
          SequenceLayout.sequences(batch.y(), spec.dtype()));
    } finally {
      network.close();
    }
    assertThat(segments).hasSize(2);
    return segments;
  }

  private static Batch segment(Batch whole, int from, State state) {
    return new Batch(segment(whole.x(), from), segment(whole.y(), from)).from(state);
  }

  private static double[][][] segment(double[][][] sequences, int from) {
    return Arrays.stream(sequences)
        .map(sequence -> Arrays.copyOfRange(sequence, from, from + SEGMENT))
        .toArray(double[][][]::new);
  }

  /** The largest difference among the rows of a name, by the largest number expected of them. */
  private static double error(Gradients actual, Gradients expected, String name) {
    double difference = 0;
    double largest = 0;
    for (int i = 0; i < expected.weights().rows().size(); i++) {
      Weights.Row wanted = expected.weights().rows().get(i);
      if (wanted.name().startsWith(name)) {
        for (int j = 0; j < wanted.values().length; j++) {
          double value = wanted.values()[j];
          double other = actual.weights().rows().get(i).values()[j];
          difference = Math.max(difference, Math.abs(other - value));
          largest = Math.max(largest, Math.abs(value));
        }
      }
    }
    return difference / largest;
  }

  private static NetworkSpec spec(CellType cell) {
    Head head = new Head(2, Activation.IDENTITY, Head.Steps.ALL);
    // The rate all but keeps the weights, so that the two segments can be compared with the
    // reference.
    TrainingSpec training = new TrainingSpec(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(1e-12f));
    return new NetworkSpec(cell, 2, List.of(3), false, head, training, Dtype.FLOAT64);
  }
}
