package io.rnnbench.backend;

import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.Map;

/** A backend that refuses every network for which the framework's own parts do not suffice. */
public final class StockBackend implements Backend {
  private final Backend backend;

  /**
   * @param backend whose {@link Support#note()} is empty exactly where nothing is project-supplied
   */
  public StockBackend(Backend backend) {
    this.backend = backend;
  }

  @Override
  public String name() {
    return backend.name();
  }

  @Override
  public Profile profile() {
    return backend.profile();
  }

  @Override
  public Support supports(NetworkSpec spec, Device device) {
    Support support = backend.supports(spec, device);
    return support.note().isEmpty() ? support : Support.no(support.note());
  }

  @Override
  public Session open(NetworkSpec spec, Weights weights, Device device) {
    Support support = supports(spec, device);
    if (!support.supported()) {
      throw new UnsupportedOperationException(support.note());
    }
    return backend.open(spec, weights, device);
  }

  @Override
  public void load() {
    backend.load();
  }

  @Override
  public MatrixProduct matrixProduct(double[][] a, double[][] b, Device device) {
    return backend.matrixProduct(a, b, device);
  }

  @Override
  public Inaccuracy inaccuracy() {
    return backend.inaccuracy();
  }

  @Override
  public Map<String, String> environment() {
    return backend.environment();
  }
}
