package io.rnnbench.study;

import io.rnnbench.study.training.Work;

/**
 * One variant of a study, repeated over seeds on every backend.
 *
 * @param label names the variant; unique in its study
 * @param packable how many seeds may share a packed network
 * @param referenceSeeds how many of the seeds the reference and its twins run too, so that the
 *     backends' curves can be compared with theirs
 * @param seeds how many of the plan's seeds are run at most
 * @param cost of one run in proportion to other trials: about the time steps that it trains
 */
public record Trial(
    String label, Work work, int packable, int referenceSeeds, int seeds, double cost) {

  /** A trial whose seeds may be packed, without the reference. */
  public static Trial of(String label, Work work, double cost) {
    return new Trial(label, work, work.packable(), 0, Integer.MAX_VALUE, cost);
  }

  /** The same, each seed in a network of its own. */
  public Trial alone() {
    return new Trial(label, work, 1, referenceSeeds, seeds, cost);
  }

  /** The same, on the reference too for the first seeds. */
  public Trial referenced(int referenced) {
    return new Trial(label, work, packable, referenced, seeds, cost);
  }

  /** The same, for the first seeds of the plan only. */
  public Trial first(int most) {
    return new Trial(label, work, packable, referenceSeeds, most, cost);
  }
}
