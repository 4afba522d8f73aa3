package io.rnnbench.bench.python;

import io.rnnbench.backend.Device;
import io.rnnbench.backend.python.Part;
import io.rnnbench.backend.python.PythonBackend;
import io.rnnbench.backend.python.PythonBatch;
import io.rnnbench.backend.python.PythonSession;
import io.rnnbench.bench.plan.Timing;
import io.rnnbench.bench.trial.TrialProof;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.ArrayList;
import java.util.List;

/** One Python process that is timed: what a JVM fork is to JMH. */
public final class PythonFork {
  private final PythonBackend backend;
  private final NetworkSpec spec;
  private final Batch batch;
  private final Weights weights;

  /**
   * @param weights at the start
   */
  public PythonFork(PythonBackend backend, NetworkSpec spec, Batch batch, Weights weights) {
    this.backend = backend;
    this.spec = spec;
    this.batch = batch;
    this.weights = weights;
  }

  /**
   * Proves the network, then times a part of its step in a process of its own.
   *
   * @return nanoseconds of every call in each measured iteration
   * @throws TrialProof.ParityException where Python computes something else
   * @throws io.rnnbench.backend.python.PythonException where Python can't go on
   */
  public List<long[]> time(Part part, Timing timing) {
    new TrialProof(spec, batch).require(backend, Device.CPU);
    List<long[]> samples = new ArrayList<>();
    try (PythonSession session = backend.open(spec, weights, Device.CPU);
        PythonBatch loaded = session.load(batch)) {
      for (int i = 0; i < timing.warmups(); i++) {
        loaded.time(part, timing.seconds());
      }
      for (int i = 0; i < timing.iterations(); i++) {
        samples.add(loaded.time(part, timing.seconds()));
      }
    }
    return samples;
  }
}
