package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.shell.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that forward and train refuse. */
class NetworkMisuseTest extends Misuse {
  @Test
  void acceptsTheFilesThatTheOtherTestsSpoil() {
    assertThat(files.forward("reference").code()).isEqualTo(ExitCode.OK);
    assertThat(files.train("reference", 1).code()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "Lstm"})
  void acceptsCellsInAnyCase(String cell) {
    files.replace("network.yaml", "LSTM", cell);

    assertThat(files.forward("reference").code()).isEqualTo(ExitCode.OK);
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
    files.replace("network.yaml", good, bad);

    assertRefused(files.forward("reference"), "network.yaml", message);
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
    files.replace("network.yaml", good, bad);

    assertRefused(files.forward("reference"), "network.yaml", message);
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
    files.replace("network.yaml", good, bad);

    assertRefused(files.forward("reference"), "network.yaml", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"head: {size: 2", "{cell: LSTM", "\tcell: LSTM", "cell: 'LSTM"})
  void saysWhereYamlIsBroken(String text) {
    files.write("network.yaml", text);

    assertThat(files.forward("reference").refusal())
        .startsWith(files.path("network.yaml") + ": broken YAML in line ");
  }

  @Test
  void refusesSeveralYamlDocuments() {
    files.write("network.yaml", NETWORK + "---\ncell: GRU\n");

    assertRefused(
        files.forward("reference"),
        "network.yaml",
        "goes on after its end in line 8, column 1; remove the rest");
  }
}
