package io.rnnbench.bench;

import org.openjdk.jmh.annotations.Benchmark;

/** The empty harness: what JMH's clock and loop cost by themselves, in every sample of a step. */
public class HarnessBenchmark extends BenchmarkDefaults {

  /** Does nothing. */
  @Benchmark
  public void empty() {}
}
