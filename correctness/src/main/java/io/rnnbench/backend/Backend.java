package io.rnnbench.backend;

import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.Map;

/** A framework that can run a recurrent network. */
public interface Backend {

  /** The name on the command line and in result files, e.g. {@code djl}. */
  String name();

  /** What others must know of it; asking starts nothing native. */
  default Profile profile() {
    return Profile.of(name());
  }

  /** Whether this backend can run the network on the device; asking starts nothing native. */
  Support supports(NetworkSpec spec, Device device);

  /**
   * Builds the network on the device.
   *
   * @param weights start values in the canonical order; they must fit the network
   * @throws UnsupportedOperationException with the reason, where {@link #supports} says no
   * @implSpec never falls back to another device, cell or format
   */
  Session open(NetworkSpec spec, Weights weights, Device device);

  /** Loads the framework's native libraries, which happens at first use otherwise. */
  default void load() {}

  /**
   * The product C = A B in float32 through the framework's own BLAS.
   *
   * @param a (m, k), rounded to float32
   * @param b (k, n), likewise
   * @throws UnsupportedOperationException with the reason, where it can't run on the device
   */
  default MatrixProduct matrixProduct(double[][] a, double[][] b, Device device) {
    throw new UnsupportedOperationException(name() + " has no BLAS of its own");
  }

  /** What the framework's functions get wrong beyond rounding. */
  default Inaccuracy inaccuracy() {
    return Inaccuracy.NONE;
  }

  /** Versions, native libraries and settings in force, by name; may load natives. */
  Map<String, String> environment();
}
