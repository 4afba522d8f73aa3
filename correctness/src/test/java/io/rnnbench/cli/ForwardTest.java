package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What forward prints, and that all backends print the same. */
class ForwardTest extends NetworkCommands {
  @ParameterizedTest
  @MethodSource("backends")
  void headOnTheLastStepGivesOneOutputASequence(String backend) {
    writeFiles(network(CellType.LSTM, LAST_STEP));

    JsonNode result = forward(backend);

    assertThat(result.fieldNames()).toIterable().containsExactly("hidden", "output", "state");
    assertThat(shape(result.get("hidden"))).containsExactly(BATCH, TIME, HIDDEN);
    assertThat(shape(result.get("output"))).containsExactly(BATCH, SIZE);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void headOnAllStepsGivesAnOutputAStep(String backend) {
    writeFiles(network(CellType.LSTM, ALL_STEPS));

    assertThat(shape(forward(backend).get("output"))).containsExactly(BATCH, TIME, SIZE);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void withoutHeadTheHiddenStatesAreTheOutput(String backend) {
    writeFiles(network(CellType.LSTM, "none"));

    JsonNode result = forward(backend);

    assertThat(shape(result.get("output"))).containsExactly(BATCH, TIME, HIDDEN);
    assertThat(result.get("output")).isEqualTo(result.get("hidden"));
  }

  @ParameterizedTest
  @MethodSource("backends")
  void bidirectionalNetworksGiveBothDirectionsSideBySide(String backend) {
    writeFiles("bidirectional: true\n" + network(CellType.LSTM, LAST_STEP));

    JsonNode result = forward(backend);

    assertThat(shape(result.get("hidden"))).containsExactly(BATCH, TIME, 2 * HIDDEN);
    assertThat(result.has("state")).as("a state to go on from").isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void backendsAgreeOnOneDirection(CellType cell) {
    writeFiles(network(cell, ALL_STEPS));

    assertForwardAgrees();
  }

  @ParameterizedTest
  @EnumSource
  void backendsAgreeOnTwoDirections(CellType cell) {
    writeFiles("bidirectional: true\n" + network(cell, LAST_STEP));

    assertForwardAgrees();
  }

  @ParameterizedTest
  @EnumSource
  void backendsAgreeFromAnInitialState(CellType cell) {
    NetworkSpec spec = writeFiles(network(cell, LAST_STEP));
    writeState(spec);

    assertForwardAgrees();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void theInitialStateMatters(String backend) {
    NetworkSpec spec = writeFiles(network(CellType.LSTM, LAST_STEP));
    JsonNode fromZeros = forward(backend);
    writeState(spec);

    assertThat(forward(backend).at("/hidden/0/0/0").doubleValue())
        .isNotCloseTo(fromZeros.at("/hidden/0/0/0").doubleValue(), within(1e-3));
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aSequenceContinuesFromTheStateInWhichItStopped(String backend) {
    NetworkSpec spec = writeFiles(network(CellType.GRU, "none").replace("[4, 5]", "[5]"));
    JsonNode whole = forward(backend).get("hidden");
    ObjectNode rest = ResultFile.JSON.createObjectNode();
    double[][][] x = batch(spec).x();
    double[][] stopped = new double[BATCH][];
    double[][][] lastStep = new double[BATCH][1][];
    for (int sequence = 0; sequence < BATCH; sequence++) {
      lastStep[sequence][0] = x[sequence][TIME - 1];
      stopped[sequence] = numbers(whole.get(sequence).get(TIME - 2));
    }
    rest.putPOJO("x", lastStep);
    rest.putObject("state").putPOJO("h", new double[][][] {stopped});
    write("input.json", rest);

    JsonNode continued = forward(backend).get("hidden");

    for (int sequence = 0; sequence < BATCH; sequence++) {
      assertThat(numbers(continued.get(sequence)))
          .containsExactly(numbers(whole.get(sequence).get(TIME - 1)), within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void aSequenceCutInTwoGivesWhatTheUncutOneGives(String backend, CellType cell) {
    NetworkSpec spec = writeFiles(network(cell, ALL_STEPS));
    JsonNode whole = forward(backend);
    ObjectNode part = ResultFile.JSON.createObjectNode().putPOJO("x", steps(spec, 0, 1));
    write("input.json", part);
    JsonNode state = forward(backend).get("state");
    part.putPOJO("x", steps(spec, 1, TIME)).set("state", state);
    write("input.json", part);

    JsonNode rest = forward(backend);

    for (int sequence = 0; sequence < BATCH; sequence++) {
      for (int step = 1; step < TIME; step++) {
        assertThat(numbers(rest.get("output").get(sequence).get(step - 1)))
            .containsExactly(numbers(whole.get("output").get(sequence).get(step)), within(1e-6));
      }
    }
    assertThat(numbers(rest.get("state")))
        .containsExactly(numbers(whole.get("state")), within(1e-6));
  }

  static Stream<Arguments> backendsAndCells() {
    return backends().stream()
        .flatMap(backend -> Stream.of(CellType.values()).map(cell -> arguments(backend, cell)));
  }

  private static double[][][] steps(NetworkSpec spec, int from, int to) {
    return Stream.of(batch(spec).x())
        .map(sequence -> Arrays.copyOfRange(sequence, from, to))
        .toArray(double[][][]::new);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void missingRecurrentBiasOfAGruIsZeros(String backend) {
    NetworkSpec spec = writeFiles(network(CellType.GRU, LAST_STEP));
    JsonNode weights = ResultFile.JSON.valueToTree(Weights.random(spec, 7));
    for (JsonNode layer : weights.get("layers")) {
      ((ObjectNode) layer.get("forward")).putPOJO("bR", new double[3 * hidden(layer)]);
    }
    write("weights.json", weights);
    JsonNode zeros = forward(backend);
    for (JsonNode layer : weights.get("layers")) {
      ((ObjectNode) layer.get("forward")).remove("bR");
    }
    write("weights.json", weights);

    assertThat(forward(backend)).isEqualTo(zeros);
  }

  @ParameterizedTest
  @ValueSource(strings = {"float32", "float64"})
  void backendsAgreeInEitherFormat(String dtype) {
    writeFiles("dtype: " + dtype + "\n" + network(CellType.GRU, LAST_STEP));

    assertForwardAgrees();
  }

  private void writeState(NetworkSpec spec) {
    ObjectNode input = ResultFile.JSON.createObjectNode().putPOJO("x", batch(spec).x());
    ObjectNode state = input.putObject("state").putPOJO("h", states(spec, 0.3));
    if (spec.cell().hasCellState()) {
      state.putPOJO("c", states(spec, -0.7));
    }
    write("input.json", input);
  }

  /** Distinct numbers, [layer][batch][hidden]. */
  private static double[][][] states(NetworkSpec spec, double first) {
    double[][][] states = new double[spec.layers()][BATCH][];
    for (int layer = 0; layer < spec.layers(); layer++) {
      for (int sequence = 0; sequence < BATCH; sequence++) {
        double start = first + 0.1 * layer + 0.03 * sequence;
        states[layer][sequence] =
            IntStream.range(0, spec.hidden().get(layer))
                .mapToDouble(unit -> start + 0.007 * unit)
                .toArray();
      }
    }
    return states;
  }

  /** Lengths along the first entries. */
  private static List<Integer> shape(JsonNode node) {
    List<Integer> shape = new ArrayList<>();
    for (JsonNode inner = node; inner.isArray(); inner = inner.get(0)) {
      shape.add(inner.size());
    }
    return shape;
  }

  private static int hidden(JsonNode layer) {
    return layer.at("/forward/R/0").size();
  }

  private void assertForwardAgrees() {
    JsonNode expected = forward("reference");
    for (Backend backend : Backends.frameworks()) {
      JsonNode result = forward(backend.name());
      assertClose(backend, "hidden", result, expected, 1e-6);
      assertClose(backend, "output", result, expected, 1e-6);
    }
  }
}
