package io.rnnbench.bench;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Support;
import io.rnnbench.bench.trial.KeptProofs;
import io.rnnbench.bench.trial.NetworkParameters;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import org.openjdk.jmh.annotations.Param;

/**
 * Parameters that say which network is timed, and the way to it: every trial proves its network
 * first and refuses to start where parity does not hold. The batch size is each benchmark's own.
 */
public abstract class NetworkBenchmark extends FrameworkBenchmark {
  private static final long SEED = 1;

  @Param CellType cell;

  /** Units of a layer; or of several layers, joined by x: 15x15x15. */
  @Param("128")
  String hidden;

  @Param("50")
  int timeSteps;

  @Param("64")
  int inputSize;

  /** How often hidden is repeated, where it is one number. */
  @Param("1")
  int layers;

  /** Path of a network FILE.yaml, which the parameters above must then agree with; or empty. */
  @Param("")
  String network;

  /** The network that the parameters name. */
  final NetworkSpec spec() {
    return new NetworkParameters(cell, hidden, layers, inputSize, network).spec();
  }

  /** Random sequences for the network. */
  final Batch data(int sequences) {
    return Batch.random(spec(), sequences, timeSteps, SEED);
  }

  /** Random weights for the network. */
  final Weights weights() {
    return Weights.random(spec(), SEED);
  }

  /**
   * The framework, once it is known to be able to run the network.
   *
   * @throws UnsupportedOperationException with the reason, where it can't
   */
  final Backend able() {
    Backend framework = framework();
    Support support = framework.supports(spec(), device());
    if (!support.supported()) {
      throw new UnsupportedOperationException(
          "unsupported by %s, division %s, on %s: %s"
              .formatted(backend, division, device, support.note()));
    }
    return framework;
  }

  /** Proves the network with the given batch, and opens it. */
  final Session proveAndOpen(Batch batch) {
    Backend framework = able();
    prove(framework, batch);
    return framework.open(spec(), weights(), device());
  }

  /** Returns only if the framework computes what the reference computes. */
  final void prove(Backend framework, Batch batch) {
    KeptProofs.require(spec(), batch, framework, device());
  }
}
