package io.rnnbench.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * One training step: forward, backward, Adam's update (or what the network's file says), on data
 * that already lie in the framework's own arrays.
 */
public class TrainStepBenchmark extends BatchBenchmark {

  @Param({"1", "16", "128"})
  int batchSize;

  @Override
  int batchSize() {
    return batchSize;
  }

  /** The loss is returned so that no step can be left out. */
  @Benchmark
  public double step() {
    trial.batch().step();
    return trial.batch().loss();
  }
}
