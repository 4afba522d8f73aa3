package io.rnnbench.report.result;

/** Error in units of its tolerance, so that quantities with different tolerances can be ranked. */
final class Strain {
  private Strain() {}

  static double of(double error, double tolerance) {
    if (error == 0 && tolerance >= 0) {
      return 0; // inputs and weights are copies: error 0 of tolerance 0
    }
    double strain = error / tolerance;
    return Double.isNaN(strain) ? Double.POSITIVE_INFINITY : strain;
  }
}
