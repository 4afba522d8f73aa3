package io.rnnbench.study.training;

import io.rnnbench.backend.Backend;
import java.util.List;

/** What a variant does on one backend for some seeds. */
public interface Experiment {

  /** Seeds that may share a packed network without wasting more on zeros than it saves. */
  default int packable() {
    return Integer.MAX_VALUE;
  }

  /**
   * Runs to the end.
   *
   * @return one curve a seed, in the order of the seeds
   */
  List<Curve> run(Backend backend, String label, List<Long> seeds);
}
