package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that forward and train can't use: each test spoils one thing of a run that works. */
class MisuseTest {
  private static final String NETWORK =
      """
      cell: LSTM
      inputSize: 2
      hidden: [1]
      head: {size: 2, activation: softmax, steps: last}
      loss: crossEntropy
      optimizer: {name: adam, learningRate: 0.001}
      """;
  private static final String WEIGHTS =
      """
      {"layers":[{"forward":{
        "W":[[1,2],[3,4],[5,6],[7,8]],
        "R":[[1],[2],[3],[4]],
        "b":[1,2,3,4]}}],
      "head":{"W":[[5],[6]],"b":[7,8]}}
      """;
  private static final String X = "\"x\":[[[1,2],[3,4]]]";
  private static final String INPUT = "{" + X + "}";
  private static final String BATCH = "{" + X + ",\"y\":[[0,1]]}";

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

  @TempDir private Path directory;

  @BeforeEach
  void writeGoodFiles() {
    write("network.yaml", NETWORK);
    write("weights.json", WEIGHTS);
    write("input.json", INPUT);
    write("batch.json", BATCH);
  }

  @Test
  void acceptsTheFilesThatTheOtherTestsSpoil() {
    assertThat(forward().code()).isEqualTo(ExitCode.OK);
    assertThat(train("reference", "1").code()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          LSTM | XYZ | unknown cell "XYZ" in line 1, column 7; write one of LSTM, GRU, RNN
          LSTM | [LSTM] | cell has the wrong form in line 1, column 7; expected one of LSTM, GRU, RNN
          LSTM | 1 | unknown cell "1" in line 1, column 7; write one of LSTM, GRU, RNN
          inputSize: 2 | inputSize: 0 | inputSize is 0, but a network needs at least 1 input feature
          inputSize: 2 | inputSize: 2.5 | inputSize has the wrong form in line 2, column 12; expected a whole number
          [1] | [0] | hidden[0] is 0, but a layer needs at least 1 hidden unit: write e.g. hidden: [3]
          [1] | [] | hidden is empty, but a network needs at least 1 layer: write e.g. hidden: [3]
          [1] | [1, null] | hidden holds an empty entry: write e.g. hidden: [3]
          [1] | 1 | hidden has the wrong form in line 3, column 9; expected a list, e.g. [3]
          [1] | [one] | hidden[0] has the wrong form in line 3, column 10; expected a whole number
          [1] | [1.5] | hidden[0] has the wrong form in line 3, column 10; expected a whole number
          cell: LSTM\\n | `` | cell is missing: add e.g. cell: LSTM
          hidden: [1]\\n | `` | hidden is missing: add e.g. hidden: [3]
          head: {size: 2, activation: softmax, steps: last}\\n | `` | head is missing: add e.g. head: {size: 2, activation: softmax, steps: last}
          {size: 2, activation: softmax, steps: last} | dense | head is "dense", but it is either none or {size: ..., activation: ...}
          {size: 2, activation: softmax, steps: last} | [2] | head has the wrong form in line 4, column 7; expected keys and values, see README.md
          size: 2 | size: 0 | head size is 0, but a head needs at least 1 output: write e.g. head: {size: 2, activation: softmax, steps: last}, or head: none
          size: 2 | size: 1 | head has a softmax of 1 output, which is always 1 and learns nothing: write size: 2 or more, or activation: sigmoid
          softmax | relu | unknown head.activation "relu" in line 4, column 29; write one of softmax, sigmoid, identity
          last | first | unknown head.steps "first" in line 4, column 45; write one of last, all, ends
          cell: | bidirectional: 7\\ncell: | bidirectional has the wrong form in line 1, column 16; expected true or false
          cell: | dtype: float16\\ncell: | unknown dtype "float16" in line 1, column 8; write one of float32, float64
          """)
  void saysWhatIsWrongWithTheNetwork(String good, String bad, String message) {
    spoil("network.yaml", NETWORK, good, bad);

    assertRefused(forward(), "network.yaml", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          adam | adagrad | unknown optimizer "adagrad" in line 6, column 19; write sgd, adam or rmsprop
          name: adam, | `` | optimizer has no name in line 6, column 33; write e.g. optimizer: {name: adam, learningRate: 0.001}
          {name: adam, learningRate: 0.001} | adam | optimizer has no name in line 6, column 12; write e.g. optimizer: {name: adam, learningRate: 0.001}
          adam, learningRate: 0.001 | adam | learningRate is missing: add e.g. learningRate: 0.001
          adam, learningRate: 0.001 | sgd | learningRate is missing: add e.g. learningRate: 0.001
          0.001 | -1 | learningRate is -1.0, but it must be a finite number above 0
          0.001 | 1.0e+39 | learningRate is beyond float32, in which it is kept: give a number above 0, up to 3.4E38
          0.001 | .nan | broken YAML in line 6, column 43: Malformed numeric value '.nan'
          0.001 | fast | optimizer.learningRate has the wrong form in line 6, column 39; expected a number
          crossEntropy | hinge | unknown loss "hinge" in line 5, column 7; write one of crossEntropy, binaryCrossEntropy, meanSquaredError
          crossEntropy | binaryCrossEntropy | loss binaryCrossEntropy needs a head with activation sigmoid; change one of the two, or use loss: meanSquaredError
          softmax | identity | loss crossEntropy needs a head with activation softmax; change one of the two, or use loss: meanSquaredError
          """)
  void saysWhatIsWrongWithTheTraining(String good, String bad, String message) {
    spoil("network.yaml", NETWORK, good, bad);

    assertRefused(forward(), "network.yaml", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hidden: | units: 3\\nhidden: | unknown key "units"; known here: bidirectional, cell, dtype, head, hidden, inputSize, loss, optimizer
          steps: | step: | unknown key "head.step"; known here: activation, size, steps
          adam, | adam, rate: 1, | unknown key "optimizer.rate"; known here: beta1, beta2, epsilon, learningRate
          hidden: | inputSize: 2\\nhidden: | broken YAML in line 3, column 10: Duplicate field 'inputSize'
          """)
  void refusesKeysThatItDoesNotKnowOrKnowsAlready(String good, String bad, String message) {
    spoil("network.yaml", NETWORK, good, bad);

    assertRefused(forward(), "network.yaml", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"head: {size: 2", "{cell: LSTM", "\tcell: LSTM", "cell: 'LSTM"})
  void saysWhereYamlIsBroken(String text) {
    write("network.yaml", text);

    assertThat(forward().refusal()).startsWith(path("network.yaml") + ": broken YAML in line ");
  }

  @Test
  void refusesSeveralYamlDocuments() {
    write("network.yaml", NETWORK + "---\ncell: GRU\n");

    assertRefused(
        forward(), "network.yaml", "goes on after its end in line 8, column 1; remove the rest");
  }

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
          [1,2,3,4] | [1,2,3,4],"bR":[1,2,3,4] | layers[0].forward.bR is given, but only a GRU has a recurrent bias: remove it
          ,\\n"head":{"W":[[5],[6]],"b":[7,8]} | `` | head is missing, but the network has a head of size 2
          [[5],[6]] | [[5]] | head.W has 1 rows, but LSTM weights of this network need 2
          "forward" | "backward" | layers[0].forward is missing
          }}] | },"backward":{}}] | layers[0].backward is given, but the network runs in one direction
          {"layers" | {"layers":[],"head":null} {"layers" | goes on after its end in line 1, column 27; remove the rest
          "b":[1 | "bias":[1 | unknown key "layers[0].forward.bias"; known here: R, W, b, bR
          "b":[1 | "R":[1 | broken JSON in line 4, column 6: Duplicate field 'R'
          """)
  void saysWhichWeightsDoNotFit(String good, String bad, String message) {
    spoil("weights.json", WEIGHTS, good, bad);

    assertRefused(forward(), "weights.json", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"layers\":null}", "{\"layers\":[null]}"})
  void refusesWeightsWithoutLayers(String text) {
    write("weights.json", text);

    assertRefused(
        forward(),
        "weights.json",
        "layers is missing or has an empty entry: give {\"forward\": ...} for each layer");
  }

  @Test
  void refusesWeightsWithTooFewLayers() {
    write("weights.json", "{\"layers\":[]}");

    assertRefused(
        forward(), "weights.json", "layers has 0 entries, but the network has 1 recurrent layers");
  }

  @Test
  void refusesWeightsOfOneDirectionForABidirectionalNetwork() {
    spoil("network.yaml", NETWORK, "cell:", "bidirectional: true\ncell:");

    assertRefused(
        forward(),
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
    spoil("weights.json", WEIGHTS, "7,8]]", "7," + number + "]]");

    assertRefused(
        forward(),
        "weights.json",
        "layers[0].forward.W[3][1] is " + told + ", but weights must be finite float32 numbers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"8\"", "true", "{}", "[8]"})
  void refusesWeightsThatAreNotNumbers(String value) {
    spoil("weights.json", WEIGHTS, "7,8]]", "7," + value + "]]");

    assertThat(forward().refusal())
        .startsWith(
            path("weights.json") + ": layers[0].forward.W[3][1] has the wrong form in line 2")
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
    spoil("weights.json", WEIGHTS, good, bad);

    assertRefused(forward(), "weights.json", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights.json", "input.json", "batch.json"})
  void refusesTruncatedJson(String file) throws IOException {
    String text = Files.readString(directory.resolve(file));
    write(file, text.substring(0, text.length() * 2 / 3));

    assertThat(runThatReads(file).refusal())
        .matches(
            "\\Q"
                + path(file)
                + "\\E: broken JSON in line \\d+, column \\d+: the file ends too early;"
                + " give the whole file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"network.yaml", "weights.json", "input.json", "batch.json"})
  void refusesEmptyFiles(String file) {
    write(file, "");

    assertRefused(runThatReads(file), file, "is empty; see README.md for its form");
  }

  @ParameterizedTest
  @ValueSource(strings = {"network.yaml", "weights.json", "input.json", "batch.json"})
  void refusesListsInPlaceOfKeys(String file) {
    write(file, "[]");

    assertRefused(
        runThatReads(file),
        file,
        "the file has the wrong form in line 1, column 1; expected keys and values, see README.md");
  }

  @ParameterizedTest
  @CsvSource({"network.yaml, YAML", "weights.json, JSON", "input.json, JSON", "batch.json, JSON"})
  void refusesMissingFiles(String file, String format) throws IOException {
    Files.delete(directory.resolve(file));

    assertRefused(
        runThatReads(file),
        file,
        "no such file, or not readable; give the path of a " + format + " file");
  }

  @ParameterizedTest
  @CsvSource({"network.yaml, YAML", "weights.json, JSON", "input.json, JSON", "batch.json, JSON"})
  void refusesDirectoriesAsFiles(String file, String format) throws IOException {
    Files.delete(directory.resolve(file));
    Files.createDirectory(directory.resolve(file));

    assertRefused(runThatReads(file), file, "is a directory; give a " + format + " file");
  }

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
    write("input.json", "{\"x\":" + x + "}");

    assertRefused(forward(), "input.json", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"c":[[[1]]]} | state.h is missing: give h as [layer][batch][hidden]
          {"h":[[[1]]]} | state.c is missing, but an LSTM starts from h and c: give c too, as [layer][batch][hidden] (zeros, if zeros are meant)
          {"h":[]} | state.h has 0 layers, but the network has 1
          {"h":[[[1],[1]]]} | state.h[0][0] has 2 rows, but needs 1
          {"h":[[[1,1]]]} | state.h[0][0][0] has 2 numbers, but needs 1
          {"h":[[[1]]],"s":[[[1]]]} | unknown key "state.s"; known here: c, h
          """)
  void saysWhatIsWrongWithTheState(String state, String message) {
    write("input.json", "{" + X + ",\"state\":" + state + "}");

    assertRefused(forward(), "input.json", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mask", "lengths"})
  void saysThatSequencesAreNotMasked(String key) {
    write("input.json", "{" + X + ",\"" + key + "\":[2]}");

    assertRefused(
        forward(),
        "input.json",
        "unknown key \""
            + key
            + "\"; known here: state, x; sequences can't be masked yet: remove it, and give"
            + " sequences of one length, each length in a file of its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "Lstm"})
  void acceptsCellsInAnyCase(String cell) {
    spoil("network.yaml", NETWORK, "LSTM", cell);

    assertThat(forward().code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void refusesCellStatesForAGru() {
    spoil("network.yaml", NETWORK, "LSTM", "GRU");
    write("weights.json", GRU_WEIGHTS);
    write("input.json", "{" + X + ",\"state\":{\"h\":[[[1]]],\"c\":[[[1]]]}}");

    assertRefused(
        forward(), "input.json", "state.c is given, but only an LSTM has cell states: remove it");
  }

  @Test
  void refusesStatesForABidirectionalNetwork() {
    spoil("network.yaml", NETWORK, "cell:", "bidirectional: true\ncell:");
    write("weights.json", BIDIRECTIONAL_WEIGHTS);
    write("input.json", "{" + X + ",\"state\":{\"h\":[[[1]]]}}");

    assertRefused(
        forward(),
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
    write("batch.json", "{" + X + ",\"y\":" + y + "}");

    assertRefused(train("reference", "1"), "batch.json", message);
  }

  @Test
  void refusesTargetsOfOneStepForAHeadOnAllSteps() {
    spoil("network.yaml", NETWORK, "last", "all");

    assertRefused(
        train("reference", "1"),
        "batch.json",
        "y is [1][1][2], but this network needs [1][2][2] (batch, output steps, outputs)");
  }

  @Test
  void refusesBatchesWithoutTargets() {
    write("batch.json", INPUT);

    assertRefused(
        train("reference", "1"),
        "batch.json",
        "y is missing or empty, but every sequence needs a target:"
            + " give [batch][outputs] or [batch][time][outputs]");
  }

  @Test
  void refusesUnknownBackends() {
    assertRefused(
        train("tensorflow", "1"),
        "unknown backend \"tensorflow\"; write one of dl4j, djl, reference");
  }

  @Test
  void namesTheMissingOptions() {
    assertRefused(
        Execution.of("forward", "--backend", "djl", "--network", path("network.yaml")),
        "Missing required options: '--weights=FILE.json', '--input=FILE.json';"
            + " see correctness forward --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3"})
  void refusesToTrainWithoutSteps(String steps) {
    assertRefused(train("reference", steps), "--steps is " + steps + "; give 1 or more");
  }

  @Test
  void refusesStepsThatAreNotANumber() {
    assertRefused(
        train("reference", "many"),
        "Invalid value for option '--steps': 'many' is not an int; see correctness train --help");
  }

  private Execution forward() {
    return Execution.of(
        "forward",
        "--backend",
        "reference",
        "--network",
        path("network.yaml"),
        "--weights",
        path("weights.json"),
        "--input",
        path("input.json"));
  }

  private Execution train(String backend, String steps) {
    return Execution.of(
        "train",
        "--backend",
        backend,
        "--network",
        path("network.yaml"),
        "--weights",
        path("weights.json"),
        "--batch",
        path("batch.json"),
        "--steps",
        steps);
  }

  private Execution runThatReads(String file) {
    return file.equals("batch.json") ? train("reference", "1") : forward();
  }

  private String path(String file) {
    return directory.resolve(file).toString();
  }

  private void write(String file, String text) {
    try {
      Files.writeString(directory.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void spoil(String file, String text, String good, String bad) {
    String line = good.replace("\\n", "\n");
    assertThat(text).contains(line);
    write(file, text.replace(line, bad.replace("\\n", "\n")));
  }

  private void assertRefused(Execution execution, String file, String message) {
    assertRefused(execution, path(file) + ": " + message);
  }

  private static void assertRefused(Execution execution, String message) {
    assertThat(execution.refusal()).isEqualTo(message);
  }
}
