package io.rnnbench.catalog;

import io.rnnbench.study.BitwiseStudy;
import io.rnnbench.study.EchoFirstStudy;
import io.rnnbench.study.LatchStudy;
import io.rnnbench.study.ReverseStudy;
import io.rnnbench.study.Study;
import io.rnnbench.study.SurfaceCurrentsStudy;
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
}
