package io.rnnbench.report.result;

import java.util.List;
import java.util.Optional;

/**
 * study-NAME.json: a question, its answer, the claims behind it, and the figures and curves behind
 * those.
 *
 * @param figures empty in files older than figures
 * @param crashes processes that a framework took down, one line each
 */
public record Study(
    String fileName,
    Optional<String> command,
    String name,
    String preset,
    String question,
    String answer,
    List<Claim> claims,
    List<Figure> figures,
    List<Curve> curves,
    List<Comparison> comparisons,
    List<Agreement> agreement,
    List<String> crashes) {

  /** A claim that could have failed. Refuted is a finding, not a failed check. */
  public enum Verdict {
    CONFIRMED,
    REFUTED
  }

  /** What was claimed of which backend, and what was measured on how many seeds. */
  public record Claim(
      String id,
      String text,
      String backend,
      String threshold,
      String value,
      String seeds,
      Verdict verdict) {}

  /**
   * One training run; each list has one value per epoch, NaN where nothing was measured.
   *
   * @param seconds wall clock spent in training steps up to the end of the epoch; empty where runs
   *     shared their steps, and in files older than times
   */
  public record Curve(
      String backend,
      String label,
      String seed,
      List<Double> loss,
      List<Double> accuracy,
      List<Double> validationLoss,
      List<Double> validationAccuracy,
      List<Double> seconds) {}

  /**
   * Two backends' epochs to a target, as samples of seeds. The numbers are as the file spells them:
   * a median that was not reached may be a word.
   */
  public record Comparison(
      String label,
      String quantity,
      String first,
      String second,
      String firstMedian,
      String secondMedian,
      String firstSeeds,
      String secondSeeds,
      String ratio,
      String p,
      String verdict) {}

  /**
   * A backend's curve against the reference from the same seed, point by point.
   *
   * @param label the setting, empty where there is only one
   * @param until the epoch up to which the comparison can be made, empty where it is the last
   */
  public record Agreement(
      String backend,
      String label,
      String seed,
      String quantity,
      String points,
      double error,
      double tolerance,
      String where,
      String until,
      boolean ok) {

    /** True only where the verdict and the numbers agree. */
    public boolean holds() {
      return ok && error <= tolerance;
    }

    /** Error in units of its tolerance: above 1 fails. */
    public double strain() {
      return Strain.of(error, tolerance);
    }
  }

  public List<Agreement> failures() {
    return agreement.stream().filter(row -> !row.holds()).toList();
  }
}
