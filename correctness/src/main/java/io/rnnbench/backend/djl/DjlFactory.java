package io.rnnbench.backend.djl;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.BackendFactory;
import io.rnnbench.backend.Division;

/** Makes DJL's backend, which is the same in both divisions: what differs is the JVM around it. */
public final class DjlFactory implements BackendFactory {
  @Override
  public Backend create() {
    return new DjlBackend();
  }

  @Override
  public Backend create(Division division, int threads) {
    return new DjlBackend(threads);
  }
}
