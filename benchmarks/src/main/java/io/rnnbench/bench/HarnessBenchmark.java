package io.rnnbench.bench;

import org.openjdk.jmh.annotations.Benchmark;

/** The harness without a framework. */
public class HarnessBenchmark extends BenchmarkDefaults {
  private static final int PRODUCTS = 40_000;

  private double start = 0.5; // not final: the compiler would know the result

  /** Does nothing: what JMH's clock and loop cost by themselves, in every sample of a step. */
  @Benchmark
  public void empty() {}

  /**
   * Sums and products that wait for each other, about 100 us on a core of 3 GHz: the same work
   * whenever it runs, so that its time tells how fast, and how steady, the machine was.
   */
  @Benchmark
  public double arithmetic() {
    double x = start;
    for (int i = 0; i < PRODUCTS; i++) {
      x = x * 0.999 + 0.001;
    }
    return x;
  }
}
