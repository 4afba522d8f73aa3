package io.rnnbench.study;

import io.rnnbench.study.training.Curve;
import java.util.List;

/**
 * What a study found.
 *
 * @param question as it was asked
 * @param answer in a few sentences, from what was measured
 * @param curves one a backend, variant and seed
 * @param agreement of each backend's curves with the reference's
 * @param comparisons of the backends' epochs-to-target
 * @param crashes of workers, each with the job that it struck
 */
public record StudyResult(
    String study,
    StudyPreset preset,
    String question,
    String answer,
    List<Claim> claims,
    List<Figure> figures,
    List<Agreement> agreement,
    List<Comparison> comparisons,
    List<String> crashes,
    List<Curve> curves) {

  /** Puts together what a study found. */
  public static StudyResult of(
      Study study, StudyPlan plan, Outcomes outcomes, List<String> crashes) {
    List<StudyVariant> variants = study.variants(plan);
    Study.Conclusion conclusion = study.conclude(plan, outcomes);
    return new StudyResult(
        study.name(),
        plan.preset(),
        study.question(),
        conclusion.answer(),
        conclusion.claims(),
        conclusion.figures(),
        Agreements.of(variants, plan, outcomes),
        Comparison.of(variants, plan, outcomes),
        crashes,
        outcomes.where(curve -> !curve.backend().startsWith("twin ")));
  }

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
   * @param label the variant
   * @param points how many epochs were compared
   * @param error absolute difference where it is largest in proportion to its tolerance
   * @param where the epoch of that difference
   * @param until the last epoch before rounding may part right implementations
   */
  public record Agreement(
      String backend,
      String label,
      long seed,
      String quantity,
      int points,
      double error,
      double tolerance,
      String where,
      String until,
      boolean ok) {}

  /** Whether all curves agree with the reference's. */
  public boolean agrees() {
    return agreement.stream().allMatch(Agreement::ok);
  }
}
