package io.rnnbench.catalog;

import io.rnnbench.study.Job;
import io.rnnbench.study.Study;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.bitwise.BitwiseStudy;
import io.rnnbench.study.echofirst.EchoFirstStudy;
import io.rnnbench.study.latch.LatchStudy;
import io.rnnbench.study.reverse.ReverseStudy;
import io.rnnbench.study.surfacecurrents.SurfaceCurrentsStudy;
import java.util.List;

/** The studies. */
public final class Studies {
  private Studies() {}

  /** All studies, in the order in which they are listed. */
  public static List<Study> all() {
    return List.of(
        new EchoFirstStudy(),
        new SurfaceCurrentsStudy(),
        new BitwiseStudy(),
        new ReverseStudy(),
        new LatchStudy());
  }

  /** All jobs of a study, the longest first. */
  public static List<Job> jobs(Study study, StudyPlan plan) {
    return Job.of(study, plan, backend -> Backends.profile(backend).trainingCost());
  }
}
