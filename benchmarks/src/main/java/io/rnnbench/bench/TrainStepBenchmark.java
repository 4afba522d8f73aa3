package io.rnnbench.bench;

import io.rnnbench.bench.trial.PlantedDelay;
import io.rnnbench.bench.trial.TrialProof;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One training step: forward, backward, Adam's update (or what the network's file says), on data
 * that already lie in the framework's own arrays.
 */
public class TrainStepBenchmark extends BatchBenchmark {
  private PlantedDelay delay;

  @Param({"1", "16", "128"})
  int batchSize;

  @Override
  int batchSize() {
    return batchSize;
  }

  /** None, unless the gate itself is tested. */
  @Setup(Level.Trial)
  public void plant() {
    delay = new PlantedDelay(backend, cell.name(), batchSize);
  }

  /** Fails the iteration in which training diverged: the proof sees its first updates only. */
  @TearDown(Level.Iteration)
  public void requireFinite() {
    double loss = trial.batch().loss();
    if (!Double.isFinite(loss)) {
      throw new TrialProof.DivergenceException("the loss is %s".formatted(loss));
    }
  }

  /** The loss is returned so that no step can be left out. */
  @Benchmark
  public double step() {
    long begin = delay.begin();
    trial.batch().step();
    double loss = trial.batch().loss();
    delay.end(begin);
    return loss;
  }
}
