package io.rnnbench.bench.run;

import io.rnnbench.cli.NetworkFile;
import io.rnnbench.model.Activation;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.StepOperations;
import io.rnnbench.model.TrainingSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The network that a fork measures. */
final class Networks {
  static final long SEED = 1;

  private Networks() {}

  /** Empty for benchmarks of no network. */
  static Optional<NetworkSpec> spec(Fork fork) {
    if (!fork.params().containsKey("cell")) {
      return Optional.empty();
    }
    String network = fork.param("network", "");
    if (!network.isEmpty()) {
      return Optional.of(NetworkFile.read(Path.of(network)));
    }
    List<Integer> hidden =
        Stream.of(fork.param("hidden", "").split("x", -1)).map(Integer::valueOf).toList();
    return Optional.of(
        new NetworkSpec(
            CellType.valueOf(fork.param("cell", "")),
            Integer.parseInt(fork.param("inputSize", "")),
            hidden,
            false,
            new Head(10, Activation.SOFTMAX, Head.Steps.LAST),
            new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.001f)),
            Dtype.FLOAT32));
  }

  /**
   * Of one training step; empty for benchmarks of anything else, and where they are not counted.
   */
  static Optional<ForkRecord.Operations> operations(Fork fork) {
    if (!fork.benchmark().equals("TrainStepBenchmark.step")) {
      return Optional.empty();
    }
    NetworkSpec spec = spec(fork).orElseThrow();
    if (spec.head().normalized()) {
      return Optional.empty();
    }
    StepOperations step =
        StepOperations.of(
            spec,
            Integer.parseInt(fork.param("batchSize", "")),
            Integer.parseInt(fork.param("timeSteps", "")));
    return Optional.of(
        new ForkRecord.Operations(
            step.forwardProducts() + step.backwardProducts(), step.training()));
  }
}
