package io.rnnbench.study;

import java.util.List;

/**
 * What a study found.
 *
 * @param question as it was asked
 * @param answer in a few sentences, from what was measured
 * @param curves one a backend and seed
 * @param agreement of each backend's curves with the reference's
 */
public record StudyResult(
    String study,
    Preset preset,
    String question,
    String answer,
    List<Claim> claims,
    List<Curve> curves,
    List<Agreement> agreement) {

  /** Whether a measured claim holds. */
  public enum Verdict {
    CONFIRMED,
    REFUTED;

    static Verdict of(boolean holds) {
      return holds ? CONFIRMED : REFUTED;
    }
  }

  /**
   * One claim, measured on one backend.
   *
   * @param id the claim's letter in the study
   * @param threshold what must hold
   * @param value what was measured
   */
  public record Claim(
      String id,
      String text,
      String backend,
      String threshold,
      String value,
      int seeds,
      Verdict verdict) {}

  /**
   * A curve compared with the reference's from the same seed, point by point.
   *
   * @param points how many points were compared
   * @param error absolute difference where it is largest in proportion to its tolerance
   * @param where that point
   */
  public record Agreement(
      String backend,
      long seed,
      String quantity,
      int points,
      double error,
      double tolerance,
      String where,
      boolean ok) {}

  /** Whether every backend learned along the reference's curves. */
  public boolean agrees() {
    return agreement.stream().allMatch(Agreement::ok);
  }
}
