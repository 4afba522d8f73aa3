package io.rnnbench.bench;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.bench.byhand.HandWrittenLoop;
import io.rnnbench.bench.trial.ProvedTrial;
import io.rnnbench.bench.trial.TrialProof;
import io.rnnbench.catalog.Backends;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What this suite adds to a step: a session's step beside that of a loop written by hand with the
 * framework's classes. The two take turns within each invocation, and in going first, so that
 * whatever the machine does, it does to both. A small network shows the most: a step of the suite
 * should take at most 1 % more, or 5 us.
 *
 * <p>The score is a pair of steps; the secondary metrics are the sums of nanoseconds of each side
 * and the number of pairs, iteration by iteration.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OverheadBenchmark extends BenchmarkDefaults {
  private static final long SEED = 1;

  @Param({"dl4j", "djl"})
  String backend;

  private ProvedTrial trial;
  private HandWrittenLoop byHand;
  private boolean turned;

  /** Sums over an iteration. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Sums {
    public long sessionNanos;
    public long handNanos;
    public long pairs;
  }

  /** Proves the session's network, and loads both. */
  @Setup(Level.Trial)
  public void proveAndLoad() {
    NetworkSpec spec = spec();
    Batch batch = Batch.random(spec, 1, HandWrittenLoop.TIME_STEPS, SEED);
    Backend framework =
        Backends.named(backend)
            .orElseThrow(() -> new IllegalArgumentException("unknown backend: " + backend));
    new TrialProof(spec, batch).require(framework, Device.CPU);
    trial = ProvedTrial.of(framework.open(spec, Weights.random(spec, SEED), Device.CPU), batch);
    byHand = HandWrittenLoop.of(backend);
  }

  /** The network of the hand-written loops. */
  static NetworkSpec spec() {
    return new NetworkSpec(
        CellType.LSTM,
        HandWrittenLoop.INPUTS,
        List.of(HandWrittenLoop.HIDDEN),
        false,
        new Head(HandWrittenLoop.OUTPUTS, Activation.SOFTMAX, Head.Steps.LAST),
        new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(HandWrittenLoop.LEARNING_RATE)),
        Dtype.FLOAT32);
  }

  /** Frees the framework's memory. */
  @TearDown(Level.Trial)
  public void close() {
    trial.close();
    byHand.close();
  }

  /** A step of each. */
  @Benchmark
  public double pair(Sums sums) {
    turned = !turned;
    double losses = turned ? session(sums) + hand(sums) : hand(sums) + session(sums);
    sums.pairs++;
    return losses;
  }

  private double session(Sums sums) {
    long start = System.nanoTime();
    trial.batch().step();
    double loss = trial.batch().loss();
    sums.sessionNanos += System.nanoTime() - start;
    return loss;
  }

  private double hand(Sums sums) {
    long start = System.nanoTime();
    double loss = byHand.step();
    sums.handNanos += System.nanoTime() - start;
    return loss;
  }
}
