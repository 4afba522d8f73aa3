package io.rnnbench.cli;

import io.rnnbench.model.NetworkSpec;
import java.util.Arrays;

/** Outputs as files have them: without a time dimension where a sequence has one output. */
final class OutputForm {
  private OutputForm() {}

  static Object of(NetworkSpec spec, double[][][] output) {
    return spec.head().hasOneOutputStep()
        ? Arrays.stream(output).map(sequence -> sequence[0]).toArray(double[][]::new)
        : output;
  }
}
