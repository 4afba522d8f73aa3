package io.rnnbench.bench;

import io.rnnbench.bench.trial.ProvedTrial;
import io.rnnbench.model.Batch;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** One batch, which already lies in the framework's own arrays, for a network that is proved. */
public abstract class BatchBenchmark extends NetworkBenchmark {
  ProvedTrial trial;

  /** Each benchmark's own parameter: their defaults differ, and JMH knows no overriding. */
  abstract int batchSize();

  /** Proves the network, then loads it and one batch into the framework. */
  @Setup(Level.Trial)
  public void proveAndLoad() {
    Batch batch = data(batchSize());
    trial = ProvedTrial.of(proveAndOpen(batch), batch);
  }

  /** Frees the framework's memory. */
  @TearDown(Level.Trial)
  public void close() {
    trial.close();
  }
}
