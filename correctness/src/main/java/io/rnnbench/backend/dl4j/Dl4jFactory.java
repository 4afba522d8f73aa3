package io.rnnbench.backend.dl4j;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.BackendFactory;
import io.rnnbench.backend.Division;

/** Makes DL4J's backend. */
public final class Dl4jFactory implements BackendFactory {
  @Override
  public Backend create() {
    return new Dl4jBackend();
  }

  @Override
  public Backend create(Division division, int threads) {
    return new Dl4jBackend(Dl4jSettings.of(division, threads));
  }
}
