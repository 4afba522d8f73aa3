package io.rnnbench.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rnnbench.backend.Session;
import io.rnnbench.model.Batch;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference against PyTorch in float64 (src/test/python/golden.py). */
class GoldenVectorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Float64 rounding of values of order 1 through at most 5 steps x 3 layers. */
  private static final double ROUNDING = 1e-13;

  static Stream<Arguments> cases() throws IOException {
    try (InputStream in = GoldenVectorsTest.class.getResourceAsStream("/golden/torch.json")) {
      JsonNode cases = JSON.readTree(in).get("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .map(c -> Arguments.of(c.get("name").asText(), c))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void agreesWithTorchInOutputsLossAndGradients(String name, JsonNode golden) throws IOException {
    NetworkSpec spec = JSON.treeToValue(golden.get("network"), NetworkSpec.class);
    Weights weights = JSON.treeToValue(golden.get("weights"), Weights.class).fit(spec);
    Batch batch = new Batch(box(golden.get("x")), box(golden.get("y"))).fit(spec);
    ReferenceNetwork network = new ReferenceNetwork(spec);

    Session.Activations activations = network.forward(weights, batch.inputs());
    assertClose(activations.hidden(), box(golden.get("hidden")));
    assertClose(activations.output(), box(golden.get("output")));

    Session.Gradients gradients = network.gradients(weights, batch);
    assertThat(gradients.loss()).isCloseTo(golden.get("loss").asDouble(), within(ROUNDING));
    List<Weights.Row> expected =
        JSON.treeToValue(golden.get("gradients"), Weights.class).fit(spec).rows();
    List<Weights.Row> actual = gradients.weights().rows();
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).values())
          .as(expected.get(i).name())
          .containsExactly(expected.get(i).values(), within(ROUNDING));
    }
  }

  static Stream<Arguments> casesWithState() throws IOException {
    return cases().filter(c -> ((JsonNode) c.get()[1]).has("state"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("casesWithState")
  void agreesWithTorchFromAnInitialState(String name, JsonNode golden) throws IOException {
    NetworkSpec spec = JSON.treeToValue(golden.get("network"), NetworkSpec.class);
    Weights weights = JSON.treeToValue(golden.get("weights"), Weights.class).fit(spec);
    State state = JSON.treeToValue(golden.get("state"), State.class);
    Inputs inputs = new Inputs(box(golden.get("x")), state).fit(spec);

    assertClose(
        new ReferenceNetwork(spec).forward(weights, inputs).hidden(),
        box(golden.get("hiddenFromState")));
  }

  private static double[][][] box(JsonNode node) throws IOException {
    return JSON.treeToValue(node, double[][][].class);
  }

  private static void assertClose(double[][][] actual, double[][][] expected) {
    assertThat(actual).hasDimensions(expected.length, expected[0].length);
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[i].length; j++) {
        assertThat(actual[i][j]).containsExactly(expected[i][j], within(ROUNDING));
      }
    }
  }
}
