package io.rnnbench.parity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.NetworkSpec;

/**
 * One comparison of a backend with the reference.
 *
 * @param updates training updates made before
 * @param error absolute difference at the place where it is largest in proportion to its tolerance
 * @param tolerance what rounding explains at that place
 * @param where that place, e.g. {@code layers[0].forward.W[3][1]}
 * @param ok whether every difference is within its tolerance
 */
public record ParityRow(
    String backend,
    NetworkSpec network,
    Dtype dtype,
    Quantity quantity,
    int updates,
    double error,
    double tolerance,
    String where,
    boolean ok) {

  /** Error in proportion to tolerance; above 1, or not a number, is a miss. */
  @JsonIgnore
  public double severity() {
    if (error == 0) {
      return 0;
    }
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error / tolerance;
  }
}
