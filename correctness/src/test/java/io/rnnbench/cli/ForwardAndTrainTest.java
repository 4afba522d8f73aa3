package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import io.rnnbench.catalog.Studies;
import io.rnnbench.cli.file.NetworkFile;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.study.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardAndTrainTest {
  private static final int BATCH = 3;
  private static final int TIME = 4;
  private static final int FEATURES = 2;
  private static final int HIDDEN = 5; // of the last layer
  private static final int SIZE = 3;

  private static final String LAST_STEP = "{size: 3, activation: softmax, steps: last}";
  private static final String ALL_STEPS = "{size: 3, activation: sigmoid, steps: all}";

  private NetworkFiles files;

  @BeforeEach
  void takeADirectory(@TempDir Path directory) {
    files = new NetworkFiles(directory);
  }

  static List<String> backends() {
    return Backends.all().stream().map(Backend::name).toList();
  }

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

  @ParameterizedTest
  @MethodSource("backends")
  void trainPrintsALossAStep(String backend) {
    writeFiles(network(CellType.GRU, LAST_STEP));

    JsonNode result = train(backend, 3);

    assertThat(result.fieldNames()).toIterable().containsExactly("losses", "weights", "gradients");
    assertThat(numbers(result.get("losses"))).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void theLossFallsFromStepToStep(String backend) {
    writeFiles(network(CellType.GRU, LAST_STEP));

    assertThat(numbers(train(backend, 3).get("losses")))
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @ParameterizedTest
  @EnumSource
  void trainPrintsWeightsAndGradientsInTheFormOfTheFile(CellType cell) {
    NetworkSpec spec = writeFiles("bidirectional: true\n" + network(cell, LAST_STEP));
    JsonNode form = ResultFile.JSON.valueToTree(Weights.zeros(spec));

    for (String backend : backends()) {
      JsonNode result = train(backend, 1);
      assertThat(form(result.get("weights"))).as(backend).isEqualTo(form);
      assertThat(form(result.get("gradients"))).as(backend).isEqualTo(form);
    }
  }

  @ParameterizedTest
  @EnumSource
  void backendsLearnTheSameInOneDirection(CellType cell) {
    writeFiles(network(cell, ALL_STEPS));

    assertTrainingAgrees();
  }

  @ParameterizedTest
  @EnumSource
  void backendsLearnTheSameInTwoDirections(CellType cell) {
    writeFiles("bidirectional: true\n" + network(cell, LAST_STEP));

    assertTrainingAgrees();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: sgd, learningRate: 0.1}",
        "{name: adam, learningRate: 0.001, beta1: 0.8, beta2: 0.99, epsilon: 1e-3}",
        "{name: rmsprop, learningRate: 0.001, rho: 0.8, epsilon: 1e-3}"
      })
  void backendsLearnTheSameWithEveryOptimizer(String optimizer) {
    writeFiles(
        network(CellType.LSTM, LAST_STEP).replace("{name: adam, learningRate: 0.001}", optimizer));

    assertTrainingAgrees();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void theGradientsAreThoseOfTheLastUpdate(String backend) {
    writeFiles(
        network(CellType.LSTM, LAST_STEP)
            .replace("name: adam, learningRate: 0.001", "name: sgd, learningRate: 0.5"));

    double[] before = numbers(train(backend, 1).get("weights"));
    JsonNode last = train(backend, 2);
    double[] gradients = numbers(last.get("gradients"));

    double[] expected =
        IntStream.range(0, before.length)
            .mapToDouble(i -> before[i] - 0.5 * gradients[i])
            .toArray();
    assertThat(numbers(last.get("weights"))).containsExactly(expected, within(1e-6));
  }

  @Test
  void listNamesEveryBackendAndStudy() {
    Execution execution = Execution.of("list");

    assertThat(execution.code()).isEqualTo(ExitCode.OK);
    assertThat(execution.out()).contains(backends()).contains(studies());
  }

  @Test
  void listAsJsonNamesEveryBackendAndStudy() {
    JsonNode list = result(Execution.of("list", "--json"));

    assertThat(list.get("backends").findValuesAsText("backend")).containsAll(backends());
    assertThat(list.get("studies").findValuesAsText("name")).isEqualTo(studies());
  }

  @Test
  void listSaysWhyABackendCanNotRunACell() {
    JsonNode list = result(Execution.of("list", "--json"));

    assertThat(list.get("backends"))
        .filteredOn(pair -> !pair.get("supported").booleanValue())
        .isNotEmpty()
        .allSatisfy(pair -> assertThat(pair.get("note").textValue()).isNotBlank());
  }

  private static List<String> studies() {
    return Studies.all().stream().map(Study::name).toList();
  }

  private static String network(CellType cell, String head) {
    return """
        cell: %s
        inputSize: %d
        hidden: [4, 5]
        head: %s
        optimizer: {name: adam, learningRate: 0.001}
        """
        .formatted(cell, FEATURES, head);
  }

  private NetworkSpec writeFiles(String network) {
    files.write("network.yaml", network);
    NetworkSpec spec = NetworkFile.read(files.directory().resolve("network.yaml"));
    Batch batch = batch(spec);
    ObjectNode input = ResultFile.JSON.createObjectNode().putPOJO("x", batch.x());
    write("input.json", input);
    write("batch.json", input.deepCopy().putPOJO("y", OutputForm.of(spec, batch.y())));
    write("weights.json", ResultFile.JSON.valueToTree(Weights.random(spec, 7)));
    return spec;
  }

  private static Batch batch(NetworkSpec spec) {
    return Batch.random(spec, BATCH, TIME, 8);
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

  private void write(String file, JsonNode content) {
    files.write(file, content.toString());
  }

  private JsonNode forward(String backend) {
    return result(files.forward(backend));
  }

  private JsonNode train(String backend, int steps) {
    return result(files.train(backend, steps));
  }

  private static JsonNode result(Execution execution) {
    assertThat(execution.err()).isEmpty();
    assertThat(execution.code()).isEqualTo(ExitCode.OK);
    try {
      return ResultFile.JSON.readTree(execution.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertForwardAgrees() {
    JsonNode expected = forward("reference");
    for (Backend backend : Backends.frameworks()) {
      JsonNode result = forward(backend.name());
      assertClose(backend, "hidden", result, expected, 1e-6);
      assertClose(backend, "output", result, expected, 1e-6);
    }
  }

  private void assertTrainingAgrees() {
    JsonNode expected = train("reference", 3);
    for (Backend backend : Backends.frameworks()) {
      JsonNode result = train(backend.name(), 3);
      assertClose(backend, "losses", result, expected, 1e-5);
      assertClose(backend, "gradients", result, expected, 1e-5);
      assertClose(backend, "weights", result, expected, 1e-5);
    }
  }

  private static void assertClose(
      Backend backend, String quantity, JsonNode result, JsonNode expected, double tolerance) {
    assertThat(numbers(result.get(quantity)))
        .as("%s of %s", quantity, backend.name())
        .containsExactly(numbers(expected.get(quantity)), within(tolerance));
  }

  /** Every number in the order of the file. */
  private static double[] numbers(JsonNode node) {
    return leaves(node).stream().mapToDouble(JsonNode::doubleValue).toArray();
  }

  private static List<JsonNode> leaves(JsonNode node) {
    if (node.isNumber()) {
      return List.of(node);
    }
    assertThat(node.isContainerNode()).as("neither number nor list: %s", node).isTrue();
    return node.valueStream().flatMap(child -> leaves(child).stream()).toList();
  }

  /** Lengths along the first entries. */
  private static List<Integer> shape(JsonNode node) {
    List<Integer> shape = new ArrayList<>();
    for (JsonNode inner = node; inner.isArray(); inner = inner.get(0)) {
      shape.add(inner.size());
    }
    return shape;
  }

  /** The same weights with zeros for numbers. */
  private static JsonNode form(JsonNode weights) {
    return ResultFile.JSON.valueToTree(
        ResultFile.JSON.convertValue(weights, Weights.class).map(number -> 0));
  }

  private static int hidden(JsonNode layer) {
    return layer.at("/forward/R/0").size();
  }
}
