package io.rnnbench.report.result;

import java.util.List;
import java.util.Optional;

/**
 * parity.json: how far each backend is from the float64 reference, quantity by quantity.
 *
 * @param crashes processes that a framework took down, one line each
 */
public record Parity(
    Optional<String> command, List<Row> rows, List<Unsupported> unsupported, List<String> crashes) {

  /**
   * One comparison.
   *
   * @param updates optimizer steps before the comparison
   * @param error the error that is largest in proportion to its tolerance; NaN for a row that broke
   * @param where the element with that error
   * @param ok the verdict of the program that compared
   */
  public record Row(
      String backend,
      Network network,
      String dtype,
      String quantity,
      int updates,
      double error,
      double tolerance,
      String where,
      boolean ok) {

    /** True only where the verdict and the numbers agree: a NaN never holds, whatever "ok" says. */
    public boolean holds() {
      return ok && error <= tolerance;
    }

    /** Error in units of its tolerance: above 1 fails. Infinite for a broken row. */
    public double strain() {
      return Strain.of(error, tolerance);
    }
  }

  /** A pair that a backend can't run, and why. */
  public record Unsupported(String backend, Network network, String reason) {}

  public List<Row> failures() {
    return rows.stream().filter(row -> !row.holds()).toList();
  }
}
