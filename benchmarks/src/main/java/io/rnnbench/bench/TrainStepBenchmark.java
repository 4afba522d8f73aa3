package io.rnnbench.bench;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.LoadedBatch;
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
import java.util.Collections;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One training step: forward, backward, Adam's update, on data that already lie in the framework's
 * own arrays. The trial proves parity for its network first and refuses to start otherwise.
 */
public class TrainStepBenchmark extends BenchmarkDefaults {
  private static final long SEED = 1;
  private static final int OUTPUTS = 10;

  @Param CellType cell;

  @Param({"1", "16", "128"})
  int batchSize;

  @Param("128")
  int hidden;

  @Param("50")
  int timeSteps;

  @Param("64")
  int inputSize;

  @Param("1")
  int layers;

  /** Plain JMH runs one backend after the other; the run command puts them side by side. */
  @Param({"dl4j", "djl"})
  String backend;

  private Session session;
  private LoadedBatch batch;

  /** Proves the network, then loads it and one batch into the framework. */
  @Setup(Level.Trial)
  public void proveAndLoad() {
    NetworkSpec spec = spec();
    Backend chosen =
        Backends.named(backend)
            .orElseThrow(() -> new IllegalArgumentException("unknown backend: " + backend));
    Batch data = Batch.random(spec, batchSize, timeSteps, SEED);
    new TrialProof(spec, data).require(chosen);
    session = chosen.open(spec, Weights.random(spec, SEED), Device.CPU);
    batch = session.load(data);
  }

  private NetworkSpec spec() {
    return new NetworkSpec(
        cell,
        inputSize,
        Collections.nCopies(layers, hidden),
        false,
        new Head(OUTPUTS, Activation.SOFTMAX, Head.Steps.LAST),
        new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.001f)),
        Dtype.FLOAT32);
  }

  /** Frees the framework's memory. */
  @TearDown(Level.Trial)
  public void close() {
    batch.close();
    session.close();
  }

  /** The loss is returned so that no step can be left out. */
  @Benchmark
  public double step() {
    batch.step();
    return batch.loss();
  }
}
