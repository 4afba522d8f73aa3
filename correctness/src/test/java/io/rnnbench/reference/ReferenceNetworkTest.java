package io.rnnbench.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Back-propagation against central finite differences. */
class ReferenceNetworkTest {

  static Stream<NetworkSpec> networks() {
    List<NetworkSpec> specs = new ArrayList<>();
    for (CellType cell : CellType.values()) {
      for (boolean bidirectional : new boolean[] {false, true}) {
        for (Head.Steps steps : Head.Steps.values()) {
          specs.add(spec(cell, bidirectional, new Head(2, Activation.SOFTMAX, steps)));
          specs.add(spec(cell, bidirectional, new Head(2, Activation.SIGMOID, steps)));
          specs.add(spec(cell, bidirectional, new Head(2, Activation.IDENTITY, steps)));
        }
        specs.add(spec(cell, bidirectional, Head.NONE));
      }
    }
    return specs.stream();
  }

  private static NetworkSpec spec(CellType cell, boolean bidirectional, Head head) {
    Loss loss =
        switch (head.activation()) {
          case SOFTMAX -> Loss.CROSS_ENTROPY;
          case SIGMOID -> Loss.BINARY_CROSS_ENTROPY;
          case IDENTITY -> Loss.MEAN_SQUARED_ERROR;
        };
    return new NetworkSpec(
        cell,
        2,
        List.of(3, 2),
        bidirectional,
        head,
        new TrainingSpec(loss, new Optimizer.Sgd(0.1f)),
        Dtype.FLOAT64);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAgreeWithFiniteDifferences(NetworkSpec spec) {
    assertGradientsMatch(spec);
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"SOFTMAX", "SIGMOID"})
  void squaredErrorGradientsAgreeThroughAnyActivation(Activation activation) {
    assertGradientsMatch(
        new NetworkSpec(
            CellType.GRU,
            2,
            List.of(3),
            false,
            new Head(3, activation, Head.Steps.ALL),
            new TrainingSpec(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0.1f)),
            Dtype.FLOAT64));
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void gradientsAgreeWithUnitsDroppedAndStatesGiven(CellType cell) {
    NetworkSpec plain = spec(cell, false, new Head(2, Activation.SOFTMAX, Head.Steps.ALL));
    NetworkSpec spec =
        plain.with(new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Sgd(0.1f), 0, true));
    double[][][] mask = {{{0, 2}, {2, 0}, {2, 2}, {0, 2}}, {{2, 2}, {0, 0}, {2, 0}, {0, 2}}};
    State state =
        new State(
            new double[][][] {{{.5, -.2, .1}, {.3, .4, -.6}}, {{.2, .7}, {-.1, .9}}},
            cell.hasCellState()
                ? new double[][][] {{{.9, -.3, .2}, {.1, .8, -.4}}, {{.6, .2}, {-.7, .5}}}
                : null);
    assertGradientsMatch(spec, Batch.random(spec, 2, 4, 8).from(state).dropping(mask));
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void gradientsAgreeThroughBatchNormalisation(CellType cell) {
    NetworkSpec spec = spec(cell, false, new Head(2, Activation.SOFTMAX, Head.Steps.LAST, true));
    assertGradientsMatch(spec, Batch.random(spec, 5, 3, 8));
  }

  private static void assertGradientsMatch(NetworkSpec spec) {
    assertGradientsMatch(spec, Batch.random(spec, 2, 4, 8));
  }

  private static void assertGradientsMatch(NetworkSpec spec, Batch batch) {
    ReferenceNetwork network = new ReferenceNetwork(spec);
    Weights weights = Weights.random(spec, 7);
    List<Weights.Row> gradient = network.gradients(weights, batch).weights().rows();
    double h = 1e-5; // truncation h^2 and rounding 1e-16 / h are both about 1e-10
    List<Weights.Row> rows = weights.rows();
    for (int i = 0; i < rows.size(); i++) {
      double[] row = rows.get(i).values();
      for (int j = 0; j < row.length; j++) {
        double w = row[j];
        row[j] = w + h;
        double above = network.gradients(weights, batch).loss();
        row[j] = w - h;
        double below = network.gradients(weights, batch).loss();
        row[j] = w;
        assertThat(gradient.get(i).values()[j])
            .as("%s[%d]", rows.get(i).name(), j)
            .isCloseTo((above - below) / (2 * h), within(1e-8));
      }
    }
  }
}
