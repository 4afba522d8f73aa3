package io.rnnbench.parity;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Support;
import io.rnnbench.model.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Proves many networks on many backends: first the reference says what to expect of each, on all
 * cores; then the backends run, one network at a time.
 */
public final class ParityRun {
  private static final Set<Integer> CHECKPOINTS = Set.of(1, 10, 100);
  private static final long SEED = 1;

  private final List<Backend> backends;
  private final int batchSize;
  private final int timeSteps;

  /** A run whose batches have the given size and length. */
  public ParityRun(List<Backend> backends, int batchSize, int timeSteps) {
    this.backends = List.copyOf(backends);
    this.batchSize = batchSize;
    this.timeSteps = timeSteps;
  }

  /** How many times {@link #prove} calls back. */
  public int steps(List<NetworkSpec> specs) {
    return specs.size() * (1 + backends.size());
  }

  /**
   * Proves every network.
   *
   * @param finished called after each network of the reference and of each backend, from any thread
   */
  public ParityReport prove(List<NetworkSpec> specs, Runnable finished) {
    List<ParityProof> proofs =
        specs.parallelStream()
            .map(
                spec -> {
                  ParityProof proof =
                      new ParityProof(spec, batchSize, timeSteps, CHECKPOINTS, SEED);
                  backends.forEach(proof::expect);
                  finished.run();
                  return proof;
                })
            .toList();
    List<ParityRow> rows = new ArrayList<>();
    List<ParityReport.Unsupported> unsupported = new ArrayList<>();
    for (Backend backend : backends) {
      for (int i = 0; i < specs.size(); i++) {
        Support support = backend.supports(specs.get(i), Device.CPU);
        if (support.supported()) {
          rows.addAll(proofs.get(i).prove(backend, Device.CPU));
        } else {
          unsupported.add(
              new ParityReport.Unsupported(backend.name(), specs.get(i), support.note()));
        }
        finished.run();
      }
    }
    return new ParityReport(rows, unsupported, List.of());
  }
}
