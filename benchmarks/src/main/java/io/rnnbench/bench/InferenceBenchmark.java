package io.rnnbench.bench;

import io.rnnbench.model.Batch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Forward in evaluation mode, up to the output in the framework's own arrays: how long one caller
 * waits, and how many calls a second one caller gets answered.
 */
public class InferenceBenchmark extends NetworkBenchmark {

  @Param("1")
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

  /** Quantiles of the time of a call. */
  @Benchmark
  public void latency() {
    trial.batch().infer();
  }

  /** Calls a second; times the batch size for sequences. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public void throughput() {
    trial.batch().infer();
  }
}
