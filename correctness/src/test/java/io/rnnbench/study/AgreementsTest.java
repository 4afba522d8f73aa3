package io.rnnbench.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgreementsTest {
  private static final int EPOCHS = 20;
  private static final StudyPlan PLAN = new StudyPlan(StudyPreset.QUICK, List.of("djl"), 1, 1);
  private static final StudyVariant TRIAL =
      StudyVariant.of("x", (b, l, s) -> List.of(), 1).referenced(1);

  @Test
  void acceptsACurveWithinRounding() {
    assertThat(compare(0, 1e-9)).allMatch(StudyResult.Agreement::ok);
    assertThat(compare(0, 1e-9).get(0).until()).isEqualTo("the end");
  }

  @Test
  void rejectsACurveThatPartsEarlierThanRoundingExplains() {
    List<StudyResult.Agreement> rows = compare(0, 1e-3);
    assertThat(rows).noneMatch(StudyResult.Agreement::ok);
    assertThat(rows.get(0).points()).isEqualTo(EPOCHS);
  }

  @Test
  void comparesUntilRoundingMayHavePartedRightImplementations() {
    // twins that stray ten times further each epoch, as chaos has it
    List<StudyResult.Agreement> rows = compare(10, 1e-9);
    assertThat(rows.get(0).ok()).isTrue();
    assertThat(rows.get(0).points()).isBetween(2, EPOCHS - 5);
    assertThat(rows.get(0).until()).isEqualTo("epoch " + rows.get(0).points());
  }

  @Test
  void rejectsNotANumber() {
    assertThat(compare(0, Double.NaN)).noneMatch(StudyResult.Agreement::ok);
  }

  /**
   * @param growth how much further the twins stray from epoch to epoch; 0 for not
   * @param error of the backend's losses
   */
  private static List<StudyResult.Agreement> compare(double growth, double error) {
    List<Job> jobs = Job.of(study(), PLAN, backend -> 1);
    Map<String, Outcome> finished = new HashMap<>();
    for (Job job : jobs) {
      double apart =
          switch (job.backend()) {
            case "djl" -> error;
            case "reference" -> 0;
            default -> 1e-8 * (1 + job.backend().charAt(5) - '0'); // twin 0, twin 1, ...
          };
      boolean grows = job.backend().startsWith("twin");
      finished.put(
          job.id(),
          new Outcome(job.id(), List.of(curve(job.backend(), apart, grows ? growth : 0)), 1));
    }
    return Agreements.of(List.of(TRIAL), PLAN, new Outcomes(jobs, finished));
  }

  private static Curve curve(String backend, double apart, double growth) {
    List<Double> losses =
        IntStream.range(0, EPOCHS)
            .mapToObj(e -> 1 - 0.01 * e + apart * (growth == 0 ? 1 : Math.pow(growth, e)))
            .toList();
    return new Curve(
        backend, "x", 1, losses, new ArrayList<>(), losses, new ArrayList<>(), List.of(), Map.of());
  }

  private static Study study() {
    return new Study() {
      @Override
      public String name() {
        return "x";
      }

      @Override
      public String question() {
        return "?";
      }

      @Override
      public int seeds(StudyPreset preset) {
        return 1;
      }

      @Override
      public List<StudyVariant> variants(StudyPlan plan) {
        return List.of(TRIAL);
      }

      @Override
      public Conclusion conclude(StudyPlan plan, Outcomes outcomes) {
        return new Conclusion("", List.of(), List.of());
      }
    };
  }
}
