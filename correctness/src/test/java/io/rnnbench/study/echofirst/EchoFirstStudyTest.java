package io.rnnbench.study.echofirst;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.study.Job;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.StudyPreset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EchoFirstStudyTest {

  @Test
  void whatWasAskedTrainsAloneSoThatItIsTimedAndTheOthersPacked() {
    StudyPlan byDefault = new StudyPlan(StudyPreset.QUICK, List.of("dl4j", "djl"), 5, 30);
    List<Job> jobs = Job.of(new EchoFirstStudy(), byDefault, backend -> 1);
    assertThat(jobs)
        .filteredOn(job -> job.variant().label().equals(EchoFirstStudy.ASKED))
        .allSatisfy(job -> assertThat(job.seeds()).hasSize(1));
    assertThat(jobs)
        .filteredOn(job -> job.variant().label().equals("SGD 0.1"))
        .hasSize(2)
        .allSatisfy(job -> assertThat(job.seeds()).hasSize(5));
  }
}
