package io.rnnbench.cli;

import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Outputs as files have them: without a time dimension where a sequence has one output. */
final class OutputForm {
  private OutputForm() {}

  static Object of(NetworkSpec spec, double[][][] output) {
    return spec.head().hasOneOutputStep()
        ? Arrays.stream(output).map(sequence -> sequence[0]).toArray(double[][]::new)
        : output;
  }

  /** The same numbers as rows, named as they stand in the file. */
  static List<Weights.Row> rows(NetworkSpec spec, double[][][] output) {
    return spec.head().hasOneOutputStep()
        ? IntStream.range(0, output.length)
            .mapToObj(b -> new Weights.Row("output[" + b + "]", output[b][0]))
            .toList()
        : Weights.Row.of("output", output);
  }
}
