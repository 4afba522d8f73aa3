package io.rnnbench.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.rnnbench.catalog.Backends;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.State;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.parity.ParityProof;
import io.rnnbench.parity.ParityRow;
import io.rnnbench.reference.ReferenceNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every backend must do, over cells, heads and shapes at the edges. */
class BackendContractTest {

  private record Shape(int batch, int timeSteps, List<Integer> hidden, boolean bidirectional) {}

  static Stream<Arguments> edges() {
    List<Arguments> arguments = new ArrayList<>();
    for (Backend backend : Backends.all()) {
      for (CellType cell : CellType.values()) {
        for (Shape shape :
            List.of(
                new Shape(1, 1, List.of(1), false),
                new Shape(1, 5, List.of(1), true),
                new Shape(2, 200, List.of(4), false),
                new Shape(3, 1, List.of(3, 2, 4), true),
                new Shape(7, 4, List.of(2, 5), false))) {
          for (Head head : heads()) {
            arguments.add(Arguments.of(backend.name(), cell, shape, head));
          }
        }
      }
    }
    return arguments.stream();
  }

  private static List<Head> heads() {
    return List.of(
        new Head(3, Activation.SOFTMAX, Head.Steps.LAST),
        new Head(1, Activation.SIGMOID, Head.Steps.ALL),
        new Head(2, Activation.IDENTITY, Head.Steps.ENDS),
        Head.NONE);
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @MethodSource("edges")
  void agreesWithTheReferenceAtTheEdges(String backend, CellType cell, Shape shape, Head head) {
    NetworkSpec spec = spec(cell, shape.hidden(), shape.bidirectional(), head, Dtype.FLOAT32);
    List<ParityRow> rows =
        new ParityProof(spec, shape.batch(), shape.timeSteps(), Set.of(1, 3), 11)
            .prove(backend(backend), Device.CPU);
    assertThat(rows).allMatch(ParityRow::ok).hasSize(10);
  }

  static Stream<Arguments> backendsAndCells() {
    return Backends.all().stream()
        .flatMap(b -> Stream.of(CellType.values()).map(cell -> Arguments.of(b.name(), cell)));
  }

  /** Squared error behind an activation is the one head that the parity networks leave out. */
  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void learnsBySquaredErrorThroughAnyActivation(String backend, CellType cell) {
    for (Activation activation : Activation.values()) {
      NetworkSpec plain =
          spec(cell, List.of(4), false, new Head(2, activation, Head.Steps.ALL), Dtype.FLOAT64);
      NetworkSpec spec =
          new NetworkSpec(
              cell,
              plain.inputSize(),
              plain.hidden(),
              false,
              plain.head(),
              new TrainingSpec(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0.1f)),
              Dtype.FLOAT64);
      assertThat(new ParityProof(spec, 2, 3, Set.of(1), 5).prove(backend(backend), Device.CPU))
          .allMatch(ParityRow::ok);
    }
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void startsFromAGivenState(String backend, CellType cell) {
    for (Head head : heads()) {
      NetworkSpec spec = spec(cell, List.of(3, 3), false, head, Dtype.FLOAT32);
      Weights weights = Weights.random(spec, 1);
      double[][][] states = {
        {{0.5, -0.25, 0.75}, {0.125, 0, -0.5}}, {{-0.75, 0.25, 0}, {1, -1, 0.5}}
      };
      double[][][] x = Batch.random(spec, 2, 4, 2).x();
      State state = new State(states, cell.hasCellState() ? states : null);
      Inputs inputs = new Inputs(x, state).fit(spec);
      Session.Activations expected = new ReferenceNetwork(spec).forward(weights, inputs);
      try (Session session = backend(backend).open(spec, weights, Device.CPU)) {
        assertClose(session.forward(inputs).hidden(), expected.hidden());
        assertClose(session.forward(inputs).output(), expected.output());
        // and forgets it afterwards
        assertClose(
            session.forward(new Inputs(x)).hidden(),
            new ReferenceNetwork(spec).forward(weights, new Inputs(x)).hidden());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void saysNoToAGpuThatThisBuildCanNotUse(String backend, CellType cell) {
    NetworkSpec spec = spec(cell, List.of(2), false, Head.NONE, Dtype.FLOAT32);
    Support support = backend(backend).supports(spec, Device.GPU);
    assumeFalse(support.supported(), backend + " runs on the GPU of this machine");
    assertThat(support.note()).containsPattern("CPU|GPU|nvidia-smi|compute capability");
    assertThatThrownBy(() -> backend(backend).open(spec, Weights.zeros(spec), Device.GPU))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(support.note());
  }

  private static void assertClose(double[][][] actual, double[][][] expected) {
    for (int b = 0; b < expected.length; b++) {
      for (int t = 0; t < expected[b].length; t++) {
        assertThat(actual[b][t]).containsExactly(expected[b][t], within(1e-6));
      }
    }
  }

  private static Backend backend(String name) {
    return Backends.named(name).orElseThrow();
  }

  private static NetworkSpec spec(
      CellType cell, List<Integer> hidden, boolean bidirectional, Head head, Dtype dtype) {
    Loss loss =
        switch (head.activation()) {
          case SOFTMAX -> Loss.CROSS_ENTROPY;
          case SIGMOID -> Loss.BINARY_CROSS_ENTROPY;
          case IDENTITY -> Loss.MEAN_SQUARED_ERROR;
        };
    return new NetworkSpec(
        cell,
        3,
        hidden,
        bidirectional,
        head,
        new TrainingSpec(loss, new Optimizer.RmsProp(0.001f)),
        dtype);
  }
}
