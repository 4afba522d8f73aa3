package io.rnnbench.parity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param divergence of training that ceases to be finite; null in all other rows
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
    boolean ok,
    @JsonInclude(JsonInclude.Include.NON_NULL) Divergence divergence) {

  /**
   * Where training diverges.
   *
   * @param update of the backend; null where it stayed finite
   * @param reference update of the reference
   * @param compared the last update after which the numbers were compared; beyond it the training
   *     is chaotic, and only the update at which it diverges can be
   */
  public record Divergence(Integer update, int reference, int compared) {}

  /** A comparison of numbers. */
  public ParityRow(
      String backend,
      NetworkSpec network,
      Dtype dtype,
      Quantity quantity,
      int updates,
      double error,
      double tolerance,
      String where,
      boolean ok) {
    this(backend, network, dtype, quantity, updates, error, tolerance, where, ok, null);
  }

  /** Error in proportion to tolerance; above 1, or not a number, is a miss. */
  @JsonIgnore
  public double severity() {
    if (error == 0) {
      return 0;
    }
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error / tolerance;
  }
}
