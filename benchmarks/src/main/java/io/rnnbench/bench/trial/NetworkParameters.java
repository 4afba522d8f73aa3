package io.rnnbench.bench.trial;

import io.rnnbench.cli.file.NetworkFile;
import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network as JMH's parameters name it.
 *
 * @param hidden units of a layer, or of several, joined by x
 * @param layers how often hidden is repeated, where it is one number
 * @param file path of a network file, or empty for a softmax over ten classes on the last step
 */
public record NetworkParameters(
    CellType cell, String hidden, int layers, int inputSize, String file) {
  private static final int OUTPUTS = 10;

  /**
   * The network.
   *
   * @throws IllegalArgumentException where the parameters contradict each other or the file, which
   *     would put a wrong name on a result
   */
  public NetworkSpec spec() {
    if (file.isEmpty()) {
      return new NetworkSpec(
          cell,
          inputSize,
          units(),
          false,
          new Head(OUTPUTS, Activation.SOFTMAX, Head.Steps.LAST),
          new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.001f)),
          Dtype.FLOAT32);
    }
    NetworkSpec spec = NetworkFile.read(Path.of(file));
    if (spec.cell() != cell || !spec.hidden().equals(units()) || spec.inputSize() != inputSize) {
      throw new IllegalArgumentException(
          "refused: %s is another network than the parameters name; for it, give %s"
              .formatted(file, of(spec, file).options()));
    }
    return spec;
  }

  /** What names a network that stands in a file. */
  static NetworkParameters of(NetworkSpec spec, String file) {
    String hidden = spec.hidden().stream().map(String::valueOf).collect(Collectors.joining("x"));
    return new NetworkParameters(spec.cell(), hidden, 1, spec.inputSize(), file);
  }

  private String options() {
    return "-p cell=%s -p hidden=%s -p layers=%d -p inputSize=%d -p network=%s"
        .formatted(cell, hidden, layers, inputSize, file);
  }

  private List<Integer> units() {
    List<Integer> units;
    try {
      units = Arrays.stream(hidden.split("x", -1)).map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "hidden is %s, but it is a number of units, or several joined by x, as in 15x15x15"
              .formatted(hidden),
          e);
    }
    if (units.size() == 1) {
      return Collections.nCopies(layers, units.get(0));
    }
    if (layers != 1) {
      throw new IllegalArgumentException(
          "hidden is %s, which names each layer, and layers is %d: leave layers at 1"
              .formatted(hidden, layers));
    }
    return units;
  }
}
