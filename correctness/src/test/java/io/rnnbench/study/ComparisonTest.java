package io.rnnbench.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Epochs to target: ten seeds a backend, each loss falling evenly to 0. */
class ComparisonTest {
  private static final int SEEDS = 10;
  private static final StudyVariant TRIAL = StudyVariant.of("x", (b, l, s) -> List.of(), 1);

  @Test
  void seesNoDifferenceBetweenEqualBackends() {
    Comparison row = compare(seed -> 20 + (int) seed, seed -> 20 + (int) seed);
    assertThat(row.verdict()).isEqualTo("no difference seen");
    assertThat(row.ratio()).isEqualTo(1);
    assertThat(row.p()).isGreaterThan(0.9);
  }

  @Test
  void findsABackendThatNeedsHalfAsManyEpochsMore() {
    Comparison row = compare(seed -> 30 + (int) seed, seed -> 20 + (int) seed);
    assertThat(row.verdict()).isEqualTo("different");
    assertThat(row.firstMedian()).isGreaterThan(row.secondMedian());
    assertThat(row.ratio()).isBetween(1.3, 1.5);
    assertThat(row.p()).isLessThan(0.01);
  }

  /** A run that never arrives is no missing value: it took longer than there was time. */
  @Test
  void countsARunThatNeverArrivesAsLongerThanAllEpochs() {
    Comparison row = compare(seed -> 1000, seed -> 20 + (int) seed);
    assertThat(row.firstMedian()).isEqualTo(41);
    assertThat(row.verdict()).isEqualTo("different");
  }

  @Test
  void comparesNothingOnFewerThanFiveSeeds() {
    StudyPlan plan = new StudyPlan(StudyPreset.QUICK, List.of("dl4j", "djl"), 4, 1);
    assertThat(Comparison.of(List.of(TRIAL), plan, new Outcomes(List.of(), Map.of()))).isEmpty();
  }

  /**
   * @param first epochs that a seed's loss takes to 0
   */
  private static Comparison compare(LongFunction<Integer> first, LongFunction<Integer> second) {
    StudyPlan plan = new StudyPlan(StudyPreset.QUICK, List.of("dl4j", "djl"), SEEDS, 1);
    List<Job> jobs = new ArrayList<>();
    Map<String, Outcome> finished = new HashMap<>();
    for (String backend : plan.backends()) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        Job job = new Job(TRIAL, backend, List.of(seed), 1);
        int epochs = (backend.equals("dl4j") ? first : second).apply(seed);
        jobs.add(job);
        finished.put(job.id(), new Outcome(job.id(), List.of(curve(backend, seed, epochs)), 1));
      }
    }
    return Comparison.of(List.of(TRIAL), plan, new Outcomes(jobs, finished)).get(0);
  }

  private static Curve curve(String backend, long seed, int epochs) {
    List<Double> losses =
        IntStream.rangeClosed(1, 40).mapToObj(e -> Math.max(0.0, 1 - (double) e / epochs)).toList();
    return new Curve(
        backend,
        "x",
        seed,
        losses,
        new ArrayList<>(),
        losses,
        new ArrayList<>(),
        List.of(),
        Map.of());
  }
}
