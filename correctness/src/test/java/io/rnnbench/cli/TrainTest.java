package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What train prints, and that all backends learn the same. */
class TrainTest extends NetworkCommands {
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

  private void assertTrainingAgrees() {
    JsonNode expected = train("reference", 3);
    for (Backend backend : Backends.frameworks()) {
      JsonNode result = train(backend.name(), 3);
      assertClose(backend, "losses", result, expected, 1e-5);
      assertClose(backend, "gradients", result, expected, 1e-5);
      assertClose(backend, "weights", result, expected, 1e-5);
    }
  }

  /** The same weights with zeros for numbers. */
  private static JsonNode form(JsonNode weights) {
    return ResultFile.JSON.valueToTree(
        ResultFile.JSON.convertValue(weights, Weights.class).map(number -> 0));
  }
}
