package io.rnnbench.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs, states and targets that forward and train refuse. */
class DataMisuseTest extends Misuse {
  private static final String GRU_WEIGHTS =
      """
      {"layers":[{"forward":{"W":[[1,2],[3,4],[5,6]],"R":[[1],[2],[3]],"b":[1,2,3]}}],
      "head":{"W":[[5],[6]],"b":[7,8]}}
      """;
  private static final String BIDIRECTIONAL_WEIGHTS =
      """
      {"layers":[{
        "forward":{"W":[[1,2],[3,4],[5,6],[7,8]],"R":[[1],[2],[3],[4]],"b":[1,2,3,4]},
        "backward":{"W":[[1,2],[3,4],[5,6],[7,8]],"R":[[1],[2],[3],[4]],"b":[1,2,3,4]}}],
      "head":{"W":[[5,5],[6,6]],"b":[7,8]}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [[[1,2],[3,4]],[[1,2]]] | x[1] has 1 steps, but x[0] has 2, and sequences can't be masked yet: give those of one length a file of their own, or pad all to one length and know that the network reads padding as it reads data
          [[[1,2],[3]]] | x[0][1] has 1 numbers, but needs 2
          [[[1,2,3],[3,4,5]]] | x has 3 features per step, but the network has inputSize 2
          [] | x is missing or empty, but it must hold at least 1 sequence: give [batch][time][features]
          null | x is missing or empty, but it must hold at least 1 sequence: give [batch][time][features]
          [[]] | x[0] is empty, but a sequence needs at least 1 step
          [[[1,NaN]]] | x[0][0][1] is NaN, but it must be a finite number
          [[[1,1e999]]] | x[0][0][1] is Infinity, but it must be a finite number
          [[1,2]] | x[0][0] has the wrong form in line 1, column 8; expected numbers, in lists as deep as README.md shows
          """)
  void saysWhatIsWrongWithTheInput(String x, String message) {
    files.write("input.json", "{\"x\":" + x + "}");

    assertRefused(files.forward("reference"), "input.json", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"c":[[[1]]]} | state.h is missing: give h as [layer][batch][hidden]
          {"h":[[[1]]]} | state.c is missing, but LSTM cells start from h and c: give c too, as [layer][batch][hidden] (zeros, if zeros are meant)
          {"h":[]} | state.h has 0 layers, but the network has 1
          {"h":[[[1],[1]]]} | state.h[0][0] has 2 rows, but needs 1
          {"h":[[[1,1]]]} | state.h[0][0][0] has 2 numbers, but needs 1
          {"h":[[[1]]],"s":[[[1]]]} | unknown key "state.s"; known here: c, h
          """)
  void saysWhatIsWrongWithTheState(String state, String message) {
    files.write("input.json", "{" + X + ",\"state\":" + state + "}");

    assertRefused(files.forward("reference"), "input.json", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mask", "lengths"})
  void saysThatSequencesAreNotMasked(String key) {
    files.write("input.json", "{" + X + ",\"" + key + "\":[2]}");

    assertRefused(
        files.forward("reference"),
        "input.json",
        "unknown key \""
            + key
            + "\"; known here: state, x; sequences can't be masked yet: remove it, and give"
            + " sequences of one length, each length in a file of its own");
  }

  @Test
  void refusesCellStatesForAGru() {
    files.replace("network.yaml", "LSTM", "GRU");
    files.write("weights.json", GRU_WEIGHTS);
    files.write("input.json", "{" + X + ",\"state\":{\"h\":[[[1]]],\"c\":[[[1]]]}}");

    assertRefused(
        files.forward("reference"),
        "input.json",
        "state.c is given, but only LSTM cells have cell states: remove it");
  }

  @Test
  void refusesStatesForABidirectionalNetwork() {
    files.replace("network.yaml", "cell:", "bidirectional: true\ncell:");
    files.write("weights.json", BIDIRECTIONAL_WEIGHTS);
    files.write("input.json", "{" + X + ",\"state\":{\"h\":[[[1]]]}}");

    assertRefused(
        files.forward("reference"),
        "input.json",
        "state is given, but a bidirectional network starts from zeros: remove it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [[0,1,0]] | y is [1][1][3], but this network needs [1][1][2] (batch, output steps, outputs)
          [[[0,1],[0,1]]] | y is [1][2][2], but this network needs [1][1][2] (batch, output steps, outputs)
          [[0,1],[0,1]] | y has 2 sequences, but needs 1
          [[0,NaN]] | y[0][0][1] is NaN, but it must be a finite number
          [0,1] | y[0] has the wrong form in line 1, column 30; expected numbers, in lists as deep as README.md shows
          "one" | y has the wrong form in line 1, column 26; expected numbers, in lists as deep as README.md shows
          null | y is missing or empty, but every sequence needs a target: give [batch][outputs] or [batch][time][outputs]
          """)
  void saysWhatIsWrongWithTheTargets(String y, String message) {
    files.write("batch.json", "{" + X + ",\"y\":" + y + "}");

    assertRefused(files.train("reference", 1), "batch.json", message);
  }

  @Test
  void refusesTargetsOfOneStepForAHeadOnAllSteps() {
    files.replace("network.yaml", "last", "all");

    assertRefused(
        files.train("reference", 1),
        "batch.json",
        "y is [1][1][2], but this network needs [1][2][2] (batch, output steps, outputs)");
  }

  @Test
  void refusesBatchesWithoutTargets() {
    files.write("batch.json", INPUT);

    assertRefused(
        files.train("reference", 1),
        "batch.json",
        "y is missing or empty, but every sequence needs a target:"
            + " give [batch][outputs] or [batch][time][outputs]");
  }
}
