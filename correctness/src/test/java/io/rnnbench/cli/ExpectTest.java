package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.shell.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are compared with numbers from elsewhere. */
class ExpectTest {
  private NetworkFiles files;
  private ObjectNode answer;

  @BeforeEach
  void computeAnAnswer(@TempDir Path directory) throws IOException {
    files = new NetworkFiles(directory);
    files.write(
        "network.yaml",
        "{cell: RNN, inputSize: 1, hidden: [2], head: none, loss: meanSquaredError}");
    files.write(
        "weights.json",
        "{\"layers\":[{\"forward\":{\"W\":[[0.5],[-0.25]],\"R\":[[0.1,0.2],[0.3,0.4]],\"b\":[0,1]}}]}");
    files.write("input.json", "{\"x\":[[[1],[2]]]}");
    answer = (ObjectNode) ResultFile.JSON.readTree(forward().out());
  }

  @Test
  void findsItsOwnAnswerEqual() throws IOException {
    Execution execution = expecting(answer);

    assertThat(execution.code()).isEqualTo(ExitCode.OK);
    assertThat(execution.out()).contains("hidden ", "output ", "state ").contains("equal within");
  }

  @Test
  void namesTheLargestDifferenceAndItsPlace() throws IOException {
    ((ArrayNode) answer.at("/hidden/0/1")).set(0, answer.at("/hidden/0/1/0").doubleValue() + 0.25);

    Execution execution = expecting(answer);

    assertThat(execution.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(execution.out())
        .containsPattern("hidden +4 +1 +0.25 ")
        .contains("at hidden[0][1][0]: expected ")
        .contains("different: 1 by more than 1.00e-05");
  }

  @Test
  void aWiderToleranceAcceptsMore() throws IOException {
    ((ArrayNode) answer.at("/hidden/0/1")).set(0, answer.at("/hidden/0/1/0").doubleValue() + 0.25);

    assertThat(expecting(answer, "--tolerance", "0.3").code()).isEqualTo(ExitCode.OK);
    assertThat(expecting(answer, "--tolerance", "0.2").code()).isEqualTo(ExitCode.CHECK_FAILED);
  }

  @Test
  void comparesOnlyTheKeysThatStandInTheFile() throws IOException {
    answer.retain("hidden");

    assertThat(expecting(answer).out()).contains("hidden ").doesNotContain("output ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "NaN", "\"NaN\"", "\"Infinity\"", "1e999"})
  void whatIsNotFiniteEqualsNothing(String number) throws IOException {
    files.write("expected.json", "{\"output\":[[[0,0],[0," + number + "]]]}");

    Execution execution = forward("--expect", files.path("expected.json"), "--tolerance", "1e6");

    assertThat(execution.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(execution.out()).contains("at output[0][1][1]: expected ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"output":[[[0,0]]]} | output[0] has 1 entries, but the answer has 2 there
          {"output":[[0,0]]} | output[0][0] is a number, but the answer has a list there
          {"output":{"a":1}} | output is keys and values, but the answer has a list there
          {"output":[[["0",0],[0,0]]]} | output[0][0][0] is neither a number nor a list, but the answer has a number there
          {"logits":[]} | unknown key "logits"; the answer has: hidden, output, state
          {"state":{"c":[]}} | unknown key "state.c"; the answer has: h
          {} | has nothing to compare; give keys of the answer, e.g. {"output": [[0.5]]}
          """)
  void refusesAnswersOfAnotherShape(String expected, String message) throws IOException {
    files.write("expected.json", expected);

    assertThat(forward("--expect", files.path("expected.json")).refusal())
        .isEqualTo(files.path("expected.json") + ": " + message);
  }

  @Test
  void refusesTolerancesThatAreNone() throws IOException {
    assertThat(forward("--tolerance", "1").refusal()).contains("without --expect");
    files.write("expected.json", "{}");
    assertThat(forward("--expect", files.path("expected.json"), "--tolerance", "-1").refusal())
        .isEqualTo("--tolerance is -1.0; give 0 or more, e.g. 1e-5");
  }

  @Test
  void comparesWhatTrainingGives() throws IOException {
    files.write("batch.json", "{\"x\":[[[1],[2]]],\"y\":[[[0,0],[0,0]]]}");
    files.write(
        "expected.json",
        "{\"losses\":[7],\"gradients\":{\"layers\":[{\"forward\":{\"b\":[7,7]}}]}}");

    Execution execution = files.train("reference", 1, "--expect", files.path("expected.json"));

    assertThat(execution.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(execution.out())
        .containsPattern("losses +1 +1 ")
        .containsPattern("gradients +2 +2 ")
        .contains("at gradients.layers[0].forward.b[");
  }

  private Execution expecting(ObjectNode expected, String... more) throws IOException {
    files.write("expected.json", expected.toString());
    List<String> arguments = new ArrayList<>(List.of("--expect", files.path("expected.json")));
    arguments.addAll(List.of(more));
    return forward(arguments.toArray(String[]::new));
  }

  private Execution forward(String... more) {
    return files.forward("reference", more);
  }
}
