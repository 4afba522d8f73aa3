package io.rnnbench.bench.third;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.BackendFactory;
import io.rnnbench.backend.Division;

/** What a jar that brings a backend names in META-INF/services. */
public final class PlainJavaFactory implements BackendFactory {
  @Override
  public Backend create() {
    return new PlainJavaBackend();
  }

  @Override
  public Backend create(Division division, int threads) {
    return new PlainJavaBackend();
  }
}
