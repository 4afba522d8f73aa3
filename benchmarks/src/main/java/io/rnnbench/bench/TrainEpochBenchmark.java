package io.rnnbench.bench;

import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.LoadedEpoch;
import io.rnnbench.model.Batch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One epoch over a data set in memory, fed as each framework's documentation says: DL4J shuffles a
 * DataSet and iterates over it, DJL samples an ArrayDataset. Shuffling and cutting batches are
 * inside the clock. Each framework draws its own order, so that the two see the same sequences in
 * different orders, and their losses drift apart.
 */
public class TrainEpochBenchmark extends NetworkBenchmark {

  @Param({"16", "128"})
  int batchSize;

  /** Sequences of an epoch. */
  @Param("1024")
  int sequences;

  private Session session;
  private LoadedEpoch epoch;

  /** Proves the network on one batch, then loads it and all sequences into the framework. */
  @Setup(Level.Trial)
  public void proveAndLoad() {
    Batch all = data(sequences);
    session = proveAndOpen(all.slice(0, Math.min(batchSize, sequences)));
    epoch = session.loadAll(all, batchSize);
  }

  /** Frees the framework's memory. */
  @TearDown(Level.Trial)
  public void close() {
    epoch.close();
    session.close();
  }

  /** Every sequence once. */
  @Benchmark
  public void epoch() {
    epoch.epoch();
  }
}
