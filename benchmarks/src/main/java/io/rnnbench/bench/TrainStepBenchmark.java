package io.rnnbench.bench;

import io.rnnbench.model.Batch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One training step: forward, backward, Adam's update (or what the network's file says), on data
 * that already lie in the framework's own arrays.
 */
public class TrainStepBenchmark extends NetworkBenchmark {

  @Param({"1", "16", "128"})
  int batchSize;

  private Trial trial;

  /** Proves the network, then loads it and one batch into the framework. */
  @Setup(Level.Trial)
  public void proveAndLoad() {
    Batch batch = data(batchSize);
    trial = Trial.of(proveAndOpen(batch), batch);
  }

  /** Frees the framework's memory. */
  @TearDown(Level.Trial)
  public void close() {
    trial.close();
  }

  /** The loss is returned so that no step can be left out. */
  @Benchmark
  public double step() {
    trial.batch().step();
    return trial.batch().loss();
  }
}
