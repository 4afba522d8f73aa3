package io.rnnbench.bench;

import io.rnnbench.backend.Session.LoadedBatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The parts of a training step.
 *
 * <p>A backward pass alone can't be timed in both frameworks: DL4J keeps what it needs from the
 * forward pass in a workspace that closes with the pair of them, and its LSTM computes the forward
 * pass once more while it goes backward. The difference of {@link #forwardBackward} and {@link
 * #forward} is what a backward pass costs within a step.
 */
public class StepPartsBenchmark extends BatchBenchmark {

  @Param({"1", "16", "128"})
  int batchSize;

  @Override
  int batchSize() {
    return batchSize;
  }

  /** Forward in training mode, with the loss. */
  @Benchmark
  public double forward() {
    trial.batch().forward();
    return trial.batch().loss();
  }

  /** Forward and backward. */
  @Benchmark
  public double forwardBackward() {
    trial.batch().forwardBackward();
    return trial.batch().loss();
  }

  /** The optimizer's part, on gradients that are computed anew before the clock starts. */
  @Benchmark
  public void update(Gradients gradients) {
    gradients.batch.update();
  }

  /** Fresh gradients for each update: an update uses them up. */
  @State(Scope.Benchmark)
  public static class Gradients {
    private LoadedBatch batch;

    /** Outside the clock; see {@link Level#Invocation} for what that costs short benchmarks. */
    @Setup(Level.Invocation)
    public void compute(StepPartsBenchmark benchmark) {
      batch = benchmark.trial.batch();
      batch.forwardBackward();
    }
  }
}
