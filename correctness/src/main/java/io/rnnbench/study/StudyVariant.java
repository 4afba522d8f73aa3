package io.rnnbench.study;

import io.rnnbench.study.training.Experiment;

/**
 * One variant of a study, repeated over seeds on every backend.
 *
 * @param label names the variant; unique in its study
 * @param packable how many seeds may share a packed network
 * @param referenceSeeds how many of the seeds the reference and its twins run too, so that the
 *     backends' curves can be compared with theirs
 * @param seeds how many of the plan's seeds are run at most
 * @param cost of one run in proportion to other variants: about the time steps that it trains
 */
public record StudyVariant(
    String label, Experiment experiment, int packable, int referenceSeeds, int seeds, double cost) {

  /** A variant whose seeds may be packed, without the reference. */
  public static StudyVariant of(String label, Experiment experiment, double cost) {
    return new StudyVariant(label, experiment, experiment.packable(), 0, Integer.MAX_VALUE, cost);
  }

  /** The same, each seed in a network of its own. */
  public StudyVariant alone() {
    return new StudyVariant(label, experiment, 1, referenceSeeds, seeds, cost);
  }

  /** The same, on the reference too for the first seeds. */
  public StudyVariant referenced(int referenced) {
    return new StudyVariant(label, experiment, packable, referenced, seeds, cost);
  }

  /** The same, for the first seeds of the plan only. */
  public StudyVariant first(int most) {
    return new StudyVariant(label, experiment, packable, referenceSeeds, most, cost);
  }
}
