package io.rnnbench.bench;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Session;
import io.rnnbench.cli.worker.JvmSettings;
import io.rnnbench.model.Batch;
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
 * What a process pays once: each benchmark includes the ones before it. The native libraries were
 * unpacked by earlier processes, and the machine's file cache holds them unless the machine is
 * fresh.
 *
 * <p>The proof comes last, since it would load what is to be timed; a fork whose proof fails gives
 * no result.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
    value = 5,
    jvmArgsAppend = {
      JvmSettings.MIN_HEAP,
      JvmSettings.MAX_HEAP,
      JvmSettings.YOUNG_GENERATION,
      JvmSettings.COLLECTOR,
      JvmSettings.NO_MEMORY_QUERIES
    })
public class FirstCallBenchmark extends NetworkBenchmark {

  @Param("16")
  int batchSize;

  private Backend framework;
  private Batch data;
  private Weights weights;
  private Session session; // null until built
  private Session.LoadedBatch batch; // null until loaded

  /** Prepares what is plain Java. */
  @Setup(Level.Trial)
  public void prepare() {
    framework = able();
    data = data(batchSize);
    weights = weights();
  }

  /** Frees the framework's memory, and proves the network in the same process. */
  @TearDown(Level.Trial)
  public void closeAndProve() {
    if (batch != null) {
      batch.close();
    }
    if (session != null) {
      session.close();
    }
    prove(framework, data);
  }

  /** Loads the native libraries. */
  @Benchmark
  public void load() {
    framework.load();
  }

  /** And builds the network. */
  @Benchmark
  public void build() {
    load();
    session = framework.open(spec(), weights, device());
  }

  /** And makes one training step. */
  @Benchmark
  public double firstStep() {
    build();
    batch = session.load(data);
    batch.step();
    return batch.loss();
  }
}
