package io.rnnbench.report.speed;

/**
 * The fastest product of two square matrices of one backend.
 *
 * @param backend in lower case
 * @param rate floating-point operations a millisecond
 */
public record Peak(String backend, Conditions conditions, double rate) {
  private static final double GIGA_PER_SECOND = 1e6;

  /** The rate as it is usually told. */
  public double gigaflops() {
    return rate / GIGA_PER_SECOND;
  }

  /** Whether a step had the same hardware to its use. */
  public boolean isOf(Conditions step) {
    return conditions.withDivision(step.division()).equals(step);
  }
}
