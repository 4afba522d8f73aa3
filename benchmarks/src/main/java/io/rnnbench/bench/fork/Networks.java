package io.rnnbench.bench.fork;

import io.rnnbench.bench.plan.Fork;
import io.rnnbench.bench.trial.NetworkParameters;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.StepOperations;
import java.util.Optional;

/** The network that a fork measures. */
public final class Networks {
  public static final long SEED = 1;

  private static final long MILLION = 1_000_000;
  private static final long PROVABLE = 500 * MILLION;

  /** Which any framework that can run at all can run. */
  public static final NetworkSpec SMALL = new NetworkParameters(CellType.RNN, "8", 1, 4, "").spec();

  private Networks() {}

  /** Empty for benchmarks of no network, or of one of their own. */
  public static Optional<NetworkSpec> spec(Fork fork) {
    if (!fork.params().containsKey("hidden")) {
      return Optional.empty();
    }
    return Optional.of(
        new NetworkParameters(
                CellType.valueOf(fork.param("cell", "")),
                fork.param("hidden", ""),
                1,
                Integer.parseInt(fork.param("inputSize", "")),
                fork.param("network", ""))
            .spec());
  }

  /**
   * Why a preset's network is not timed; empty where it is. A user's own always is, however long
   * its proof takes.
   */
  public static Optional<String> tooLarge(Fork fork, NetworkSpec spec) {
    if (!fork.param("network", "").isEmpty()) {
      return Optional.empty();
    }
    long sequence = StepOperations.of(spec, 1, timeSteps(fork)).forwardProducts() / 2;
    return sequence <= PROVABLE
        ? Optional.empty()
        : Optional.of(
            ("not proved, so not timed: the reference would need %d million multiply-adds a sequence,"
                    + " and %d million take it half a minute")
                .formatted(sequence / MILLION, PROVABLE / MILLION));
  }

  private static int timeSteps(Fork fork) {
    return Integer.parseInt(fork.param("timeSteps", "1"));
  }

  /** Of a training step; empty for benchmarks of anything else, and where they are not counted. */
  static Optional<ForkRecord.Operations> operations(Fork fork) {
    if (!fork.benchmark().equals("TrainStepBenchmark.step")) {
      return Optional.empty();
    }
    NetworkSpec spec = spec(fork).orElseThrow();
    if (spec.head().normalized()) {
      return Optional.empty();
    }
    StepOperations step =
        StepOperations.of(spec, Integer.parseInt(fork.param("batchSize", "")), timeSteps(fork));
    return Optional.of(
        new ForkRecord.Operations(
            step.forwardProducts() + step.backwardProducts(), step.training()));
  }
}
