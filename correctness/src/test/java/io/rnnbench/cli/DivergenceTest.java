package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import io.rnnbench.shell.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that overflow float32, on every backend and the reference. */
class DivergenceTest {
  private static final String NETWORK =
      """
      cell: GRU
      inputSize: 1
      hidden: [2]
      head: {size: 1, activation: identity, steps: last}
      optimizer: {name: sgd, learningRate: 3.0e+25}
      """;
  private static final String WEIGHTS =
      """
      {"layers":[{"forward":{
        "W":[[0.3],[-0.2],[0.1],[0.4],[-0.3],[0.2]],
        "R":[[0.1,0.2],[-0.1,0.3],[0.2,-0.3],[0.4,0.1],[-0.2,0.1],[0.3,-0.4]],
        "b":[0.1,-0.1,0.2,0.3,-0.2,0.1]}}],
      "head":{"W":[[0.5,-0.6]],"b":[0.2]}}
      """;

  private NetworkFiles files;

  static List<String> backends() {
    return Backends.all().stream().map(Backend::name).toList();
  }

  @BeforeEach
  void writeFiles(@TempDir Path directory) {
    files = new NetworkFiles(directory);
    files.write("network.yaml", NETWORK);
    files.write("weights.json", WEIGHTS);
    files.write("input.json", "{\"x\":[[[1],[2]],[[-1],[0.5]]]}");
    files.write("batch.json", "{\"x\":[[[1],[2]],[[-1],[0.5]]],\"y\":[[3],[-2]]}");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void trainingThatOverflowsIsToldWithItsUpdate(String backend) throws IOException {
    Execution execution = files.train(backend, 3);

    assertThat(execution.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(execution.err())
        .containsExactly(
            "training diverged at update 2 (loss is Infinity); lower the learning rate");
    JsonNode answer = strict(execution.out());
    assertThat(answer.get("losses").get(0).isNumber()).isTrue();
    assertThat(answer.get("losses").get(1).isNull()).isTrue();
    assertThat(answer.at("/weights/head/b/0").isNull()).isTrue();
    assertThat(answer.at("/diverged/update").intValue()).isEqualTo(2);
    assertThat(answer.at("/diverged/where").textValue()).isEqualTo("loss");
    assertThat(answer.at("/diverged/value").textValue()).isEqualTo("Infinity");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void beforeItOverflowsTrainingIsAsEver(String backend) throws IOException {
    Execution execution = files.train(backend, 1);

    assertThat(execution.code()).isEqualTo(ExitCode.OK);
    assertThat(strict(execution.out()).has("diverged")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void anOutputBeyondFloat32IsNullWithAWordForIt(String backend) throws IOException {
    files.write(
        "weights.json", WEIGHTS.replace("[[0.5,-0.6]],\"b\":[0.2]", "[[-3e38,3e38]],\"b\":[3e38]"));

    Execution execution = files.forward(backend);

    assertThat(execution.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(execution.err())
        .containsExactly(
            "output[0][0] is Infinity; use smaller weights or inputs, or dtype: float64");
    JsonNode answer = strict(execution.out());
    assertThat(answer.at("/output/0/0").isNull()).isTrue();
    assertThat(answer.at("/notFinite/where").textValue()).isEqualTo("output[0][0]");
    assertThat(answer.at("/notFinite/value").textValue()).isEqualTo("Infinity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"input.json", "batch.json"})
  void refusesInputsBeyondFloat32(String file) {
    files.replace(file, "[-1]", "[1e39]");

    Execution execution = file.equals("input.json") ? files.forward("djl") : files.train("djl", 1);

    assertThat(execution.refusal())
        .isEqualTo(
            files.path(file)
                + ": x[1][0][0] is 1.0E39, which is beyond float32: give a number up to 3.4E38, or"
                + " dtype: float64");
  }

  @Test
  void parityTellsADivergenceAndPasses() {
    files.write(
        "network.yaml", NETWORK.replace("3.0e+25", "20").replace("steps: last", "steps: all"));

    Execution execution =
        Execution.of("parity", "--network", files.path("network.yaml"), "--out", files.path("out"));

    assertThat(execution.code()).isEqualTo(ExitCode.OK);
    assertThat(execution.out())
        .doesNotContain("MISS")
        .contains("DIVERGED djl GRU 2 identity/all sgd: at update ")
        .contains("DIVERGED dl4j GRU 2 identity/all sgd: at update ");
    assertThat(files.directory().resolve("out/parity.json"))
        .content()
        .contains("\"quantity\" : \"divergence\"");
  }

  /** Any reader's JSON: no NaN, no Infinity. */
  private static JsonNode strict(String text) throws IOException {
    return JsonMapper.builder().build().readTree(text);
  }
}
