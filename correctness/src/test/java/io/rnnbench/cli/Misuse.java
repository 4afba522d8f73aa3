package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Files of a run that works, of which each test spoils one thing. */
abstract class Misuse {
  static final String NETWORK =
      """
      cell: LSTM
      inputSize: 2
      hidden: [1]
      head: {size: 2, activation: softmax, steps: last}
      loss: crossEntropy
      optimizer: {name: adam, learningRate: 0.001}
      """;
  static final String WEIGHTS =
      """
      {"layers":[{"forward":{
        "W":[[1,2],[3,4],[5,6],[7,8]],
        "R":[[1],[2],[3],[4]],
        "b":[1,2,3,4]}}],
      "head":{"W":[[5],[6]],"b":[7,8]}}
      """;
  static final String X = "\"x\":[[[1,2],[3,4]]]";
  static final String INPUT = "{" + X + "}";
  static final String BATCH = "{" + X + ",\"y\":[[0,1]]}";

  NetworkFiles files;

  @BeforeEach
  void writeGoodFiles(@TempDir Path directory) {
    files = new NetworkFiles(directory);
    files.write("network.yaml", NETWORK);
    files.write("weights.json", WEIGHTS);
    files.write("input.json", INPUT);
    files.write("batch.json", BATCH);
  }

  Execution runThatReads(String file) {
    return file.equals("batch.json") ? files.train("reference", 1) : files.forward("reference");
  }

  void assertRefused(Execution execution, String file, String message) {
    assertRefused(execution, files.path(file) + ": " + message);
  }

  static void assertRefused(Execution execution, String message) {
    assertThat(execution.refusal()).isEqualTo(message);
  }
}
