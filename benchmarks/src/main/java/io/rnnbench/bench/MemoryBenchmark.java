package io.rnnbench.bench;

import io.rnnbench.backend.Backend;
import io.rnnbench.bench.memory.MemoryVerdict;
import io.rnnbench.bench.trial.NetworkParameters;
import io.rnnbench.bench.trial.ProvedTrial;
import io.rnnbench.bench.trial.TrialProof;
import io.rnnbench.cli.worker.JvmSettings;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 20,000 training steps of a small network, which leak as many arrays as those of a large one: run
 * it with {@code -prof io.rnnbench.bench.memory.MemoryProfiler}, and see {@link MemoryVerdict}.
 *
 * <p>The heap is touched before the start: as the JVM fills it for the first time, the process
 * would seem to grow without end.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 4, batchSize = MemoryBenchmark.STEPS)
@Measurement(iterations = 40, batchSize = MemoryBenchmark.STEPS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      JvmSettings.MIN_HEAP,
      JvmSettings.MAX_HEAP,
      JvmSettings.YOUNG_GENERATION,
      JvmSettings.COLLECTOR,
      JvmSettings.NO_MEMORY_QUERIES,
      "-XX:+AlwaysPreTouch"
    })
public class MemoryBenchmark extends FrameworkBenchmark {
  /** Training steps of an iteration. */
  public static final int STEPS = 500;

  private static final int TIME_STEPS = 5;
  private static final int SEED = 1;

  @Param("LSTM")
  CellType cell;

  private ProvedTrial trial;

  /** Proves the network, then loads it and one batch into the framework. */
  @Setup(Level.Trial)
  public void proveAndLoad() {
    NetworkSpec spec = new NetworkParameters(cell, "8", 1, 4, "").spec();
    Batch batch = Batch.random(spec, 1, TIME_STEPS, SEED);
    Backend framework = framework();
    new TrialProof(spec, batch).require(framework, device());
    trial = ProvedTrial.of(framework.open(spec, Weights.random(spec, SEED), device()), batch);
  }

  /** Frees the framework's memory. */
  @TearDown(Level.Trial)
  public void close() {
    trial.close();
  }

  /**
   * Leaves what is alive to the profiler. DL4J's arrays die with the Java objects that own them,
   * and those may sit in the old generation for tens of thousands of steps: a tooth that long looks
   * like a leak.
   */
  @TearDown(Level.Iteration)
  public void collect() {
    System.gc();
  }

  /** One step. */
  @Benchmark
  public double steps() {
    trial.batch().step();
    return trial.batch().loss();
  }
}
