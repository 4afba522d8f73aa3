package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import io.rnnbench.cli.file.NetworkFile;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.shell.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs forward and train on files of one network, and reads what they print. */
abstract class NetworkCommands {
  static final int BATCH = 3;
  static final int TIME = 4;
  static final int FEATURES = 2;
  static final int HIDDEN = 5; // of the last layer
  static final int SIZE = 3;

  static final String LAST_STEP = "{size: 3, activation: softmax, steps: last}";
  static final String ALL_STEPS = "{size: 3, activation: sigmoid, steps: all}";

  NetworkFiles files;

  @BeforeEach
  void takeADirectory(@TempDir Path directory) {
    files = new NetworkFiles(directory);
  }

  static List<String> backends() {
    return Backends.all().stream().map(Backend::name).toList();
  }

  static String network(CellType cell, String head) {
    return """
        cell: %s
        inputSize: %d
        hidden: [4, 5]
        head: %s
        optimizer: {name: adam, learningRate: 0.001}
        """
        .formatted(cell, FEATURES, head);
  }

  NetworkSpec writeFiles(String network) {
    files.write("network.yaml", network);
    NetworkSpec spec = NetworkFile.read(files.directory().resolve("network.yaml"));
    Batch batch = batch(spec);
    ObjectNode input = ResultFile.JSON.createObjectNode().putPOJO("x", batch.x());
    write("input.json", input);
    write("batch.json", input.deepCopy().putPOJO("y", OutputForm.of(spec, batch.y())));
    write("weights.json", ResultFile.JSON.valueToTree(Weights.random(spec, 7)));
    return spec;
  }

  static Batch batch(NetworkSpec spec) {
    return Batch.random(spec, BATCH, TIME, 8);
  }

  void write(String file, JsonNode content) {
    files.write(file, content.toString());
  }

  JsonNode forward(String backend) {
    return result(files.forward(backend));
  }

  JsonNode train(String backend, int steps) {
    return result(files.train(backend, steps));
  }

  static JsonNode result(Execution execution) {
    assertThat(execution.err()).isEmpty();
    assertThat(execution.code()).isEqualTo(ExitCode.OK);
    try {
      return ResultFile.JSON.readTree(execution.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void assertClose(
      Backend backend, String quantity, JsonNode result, JsonNode expected, double tolerance) {
    assertThat(numbers(result.get(quantity)))
        .as("%s of %s", quantity, backend.name())
        .containsExactly(numbers(expected.get(quantity)), within(tolerance));
  }

  /** Every number in the order of the file. */
  static double[] numbers(JsonNode node) {
    return leaves(node).stream().mapToDouble(JsonNode::doubleValue).toArray();
  }

  private static List<JsonNode> leaves(JsonNode node) {
    if (node.isNumber()) {
      return List.of(node);
    }
    assertThat(node.isContainerNode()).as("neither number nor list: %s", node).isTrue();
    return node.valueStream().flatMap(child -> leaves(child).stream()).toList();
  }
}
