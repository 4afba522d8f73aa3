package io.rnnbench.study;

import java.util.List;

/** One question with its experiment: variants that may run anywhere, and what follows from them. */
public interface Study {

  /** The name on the command line. */
  String name();

  /** The question as it was asked. */
  String question();

  /** Seeds that the preset repeats the experiment over. */
  int seeds(StudyPreset preset);

  /** What is to be run. */
  List<StudyVariant> variants(StudyPlan plan);

  /** Draws the conclusions; the same from the same outcomes, wherever they were computed. */
  Conclusion conclude(StudyPlan plan, Outcomes outcomes);

  /**
   * What a study concludes from its variants.
   *
   * @param answer in a few sentences, from what was measured
   */
  record Conclusion(String answer, List<StudyResult.Claim> claims, List<Figure> figures) {}
}
