package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that forward and train refuse. */
class WeightsMisuseTest extends Misuse {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ,[7,8]] | ] | layers[0].forward.W has 3 rows, but LSTM weights of this network need 4
          [7,8]] | [7]] | layers[0].forward.W[3] has 1 numbers, but this network needs 2
          ,[4]] | ] | layers[0].forward.R has 3 rows, but LSTM weights of this network need 4
          [4]] | [4,4]] | layers[0].forward.R[3] has 2 numbers, but this network needs 1
          [1,2,3,4] | [1,2,3] | layers[0].forward.b has 3 numbers, but this network needs 4
          "R":[[1],[2],[3],[4]], | `` | layers[0].forward.R is missing: give [4][1] numbers
          ,\\n  "b":[1,2,3,4] | `` | layers[0].forward.b is missing: give 4 numbers
          [1,2,3,4] | [1,2,3,4],"bR":[1,2,3,4] | layers[0].forward.bR is given, but only GRU cells have a recurrent bias: remove it
          ,\\n"head":{"W":[[5],[6]],"b":[7,8]} | `` | head is missing, but the network has a head of size 2
          [[5],[6]] | [[5]] | head.W has 1 rows, but LSTM weights of this network need 2
          "forward" | "backward" | layers[0].forward is missing
          }}] | },"backward":{}}] | layers[0].backward is given, but the network runs in one direction
          {"layers" | {"layers":[],"head":null} {"layers" | goes on after its end in line 1, column 27; remove the rest
          "b":[1 | "bias":[1 | unknown key "layers[0].forward.bias"; known here: R, W, b, bR
          "b":[1 | "R":[1 | broken JSON in line 4, column 6: Duplicate field 'R'
          """)
  void saysWhichWeightsDoNotFit(String good, String bad, String message) {
    files.replace("weights.json", good, bad);

    assertRefused(files.forward("reference"), "weights.json", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"layers\":null}", "{\"layers\":[null]}"})
  void refusesWeightsWithoutLayers(String text) {
    files.write("weights.json", text);

    assertRefused(
        files.forward("reference"),
        "weights.json",
        "layers is missing or has an empty entry: give {\"forward\": ...} for each layer");
  }

  @Test
  void refusesWeightsWithTooFewLayers() {
    files.write("weights.json", "{\"layers\":[]}");

    assertRefused(
        files.forward("reference"),
        "weights.json",
        "layers has 0 entries, but the network has 1 recurrent layers");
  }

  @Test
  void refusesWeightsOfOneDirectionForABidirectionalNetwork() {
    files.replace("network.yaml", "cell:", "bidirectional: true\ncell:");

    assertRefused(
        files.forward("reference"),
        "weights.json",
        "layers[0].backward is missing, but the network is bidirectional");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, NaN",
    "\"NaN\", NaN",
    "Infinity, Infinity",
    "\"Infinity\", Infinity",
    "-Infinity, -Infinity",
    "1e999, Infinity",
    "-1e999, -Infinity",
    "1e39, 1.0E39"
  })
  void refusesWeightsThatAreNotFinite(String number, String told) {
    files.replace("weights.json", "7,8]]", "7," + number + "]]");

    assertRefused(
        files.forward("reference"),
        "weights.json",
        "layers[0].forward.W[3][1] is " + told + ", but weights must be finite float32 numbers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"8\"", "true", "{}", "[8]"})
  void refusesWeightsThatAreNotNumbers(String value) {
    files.replace("weights.json", "7,8]]", "7," + value + "]]");

    assertThat(files.forward("reference").refusal())
        .startsWith(
            files.path("weights.json") + ": layers[0].forward.W[3][1] has the wrong form in line 2")
        .containsPattern("; expected (a number|numbers, in lists as deep as README.md shows)$");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"layers" | {layers | broken JSON in line 1, column 2: Unexpected character ('l' (code 108)): was expecting double-quote to start field name
          [7,8]] | [7 8]] | broken JSON in line 2, column 29: Unexpected character ('8' (code 56)): was expecting comma to separate Array entries
          [[1,2],[3,4],[5,6],[7,8]] | 5 | layers[0].forward.W has the wrong form in line 2, column 7; expected numbers, in lists as deep as README.md shows
          [[1,2],[3,4],[5,6],[7,8]] | "5" | layers[0].forward.W has the wrong form in line 2, column 7; expected numbers, in lists as deep as README.md shows
          """)
  void saysWhereJsonIsBroken(String good, String bad, String message) {
    files.replace("weights.json", good, bad);

    assertRefused(files.forward("reference"), "weights.json", message);
  }
}
