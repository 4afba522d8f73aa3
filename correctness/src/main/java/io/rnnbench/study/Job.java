package io.rnnbench.study;

import io.rnnbench.backend.Backend;
import io.rnnbench.parity.RoundingModel;
import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * A variant on one backend for some seeds: what one worker runs in one go, and what is saved.
 *
 * @param cost time that it takes in proportion to other jobs, roughly
 */
public record Job(StudyVariant variant, String backend, List<Long> seeds, double cost) {

  /**
   * All jobs of a study, the longest first, so that no worker is left waiting for a late one.
   *
   * @param trainingCost of a framework, see {@link io.rnnbench.backend.Profile#trainingCost}
   */
  public static List<Job> of(Study study, StudyPlan plan, ToDoubleFunction<String> trainingCost) {
    List<Job> jobs = new ArrayList<>();
    for (StudyVariant variant : study.variants(plan)) {
      int seeds = Math.min(plan.seeds(), variant.seeds());
      List<Long> all = LongStream.rangeClosed(1, seeds).boxed().toList();
      int together = Math.min(plan.packed(), variant.packable());
      for (String backend : plan.backends()) {
        for (int from = 0; from < all.size(); from += together) {
          int to = Math.min(all.size(), from + together);
          double cost = variant.cost() * trainingCost.applyAsDouble(backend);
          jobs.add(new Job(variant, backend, all.subList(from, to), cost));
        }
      }
      for (long seed : all.subList(0, Math.min(all.size(), variant.referenceSeeds()))) {
        jobs.add(new Job(variant, Outcomes.REFERENCE, List.of(seed), variant.cost()));
        for (Backend twin : RoundingModel.twins()) {
          jobs.add(new Job(variant, twin.name(), List.of(seed), variant.cost()));
        }
      }
    }
    jobs.sort(Comparator.comparingDouble(Job::cost).reversed());
    return jobs;
  }

  /** Names the job; unique among the jobs of a plan. */
  public String id() {
    String range =
        seeds.size() == 1
            ? "seed " + seeds.get(0)
            : "seeds %d..%d".formatted(seeds.get(0), seeds.get(seeds.size() - 1));
    return "%s, %s, %s".formatted(variant.label(), backend, range);
  }

  /** Runs the variant. */
  public Outcome run(Backend on) {
    long start = System.nanoTime();
    List<Curve> curves = variant.experiment().run(on, variant.label(), seeds);
    return new Outcome(id(), curves, (System.nanoTime() - start) / 1e9);
  }
}
