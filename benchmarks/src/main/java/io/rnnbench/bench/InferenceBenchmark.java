package io.rnnbench.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;

/**
 * Forward in evaluation mode, up to the output in the framework's own arrays: how long one caller
 * waits, and how many calls a second one caller gets answered.
 */
public class InferenceBenchmark extends BatchBenchmark {

  @Param("1")
  int batchSize;

  @Override
  int batchSize() {
    return batchSize;
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
