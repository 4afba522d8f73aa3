package io.rnnbench.study;

import io.rnnbench.backend.Backend;
import io.rnnbench.parity.RoundingModel;
import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** A variant on one backend for some seeds: what one worker runs in one go, and what is saved. */
public record Job(StudyVariant variant, String backend, List<Long> seeds) {
  /** What a time step of DL4J costs in proportion to one of the others, roughly. */
  private static final double COST_OF_DL4J = 20;

  /** All jobs of a study, the longest first, so that no worker is left waiting for a late one. */
  public static List<Job> of(Study study, StudyPlan plan) {
    List<Job> jobs = new ArrayList<>();
    for (StudyVariant variant : study.variants(plan)) {
      int seeds = Math.min(plan.seeds(), variant.seeds());
      List<Long> all = LongStream.rangeClosed(1, seeds).boxed().toList();
      int together = Math.min(plan.packed(), variant.packable());
      for (String backend : plan.backends()) {
        for (int from = 0; from < all.size(); from += together) {
          int to = Math.min(all.size(), from + together);
          jobs.add(new Job(variant, backend, all.subList(from, to)));
        }
      }
      for (long seed : all.subList(0, Math.min(all.size(), variant.referenceSeeds()))) {
        jobs.add(new Job(variant, Outcomes.REFERENCE, List.of(seed)));
        for (Backend twin : RoundingModel.twins()) {
          jobs.add(new Job(variant, twin.name(), List.of(seed)));
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

  /** Time that it takes in proportion to other jobs, roughly. */
  public double cost() {
    return variant.cost() * (backend.equals("dl4j") ? COST_OF_DL4J : 1);
  }

  /** Runs the variant. */
  public Outcome run(Backend on) {
    long start = System.nanoTime();
    List<Curve> curves = variant.experiment().run(on, variant.label(), seeds);
    return new Outcome(id(), curves, (System.nanoTime() - start) / 1e9);
  }
}
