package io.rnnbench.report.gate;

/** What a candidate does to a row, and how sure that is. */
interface Effect {
  /** Candidate / baseline. */
  double ratio();

  /**
   * Probability of as much evidence for a change in this direction, or more, if nothing had
   * changed: one-sided.
   */
  double p();

  /** Lower end for candidate / baseline that is too high at most this often; 0 for none. */
  double low(double error);

  /** Upper end that is too low at most this often; infinite for none. */
  double high(double error);

  /**
   * What is found.
   *
   * @param error of a claim that something changed
   * @param passing of the claim that it is not slower than allowed
   * @return INCONCLUSIVE where neither a change nor its absence is proved
   */
  default Verdict found(double error, double passing, Thresholds thresholds) {
    double least = 1 + thresholds.minEffect();
    if (ratio() > least && low(error) > 1) {
      return Verdict.REGRESSED;
    }
    if (ratio() < 1 / least && high(error) < 1) {
      return Verdict.IMPROVED;
    }
    return high(passing) < 1 + thresholds.maxSlowdown() ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }
}
