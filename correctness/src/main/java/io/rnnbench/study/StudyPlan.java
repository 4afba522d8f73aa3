package io.rnnbench.study;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What to run.
 *
 * @param backends names of the frameworks
 * @param seeds number of repeats, with seeds 1, 2, ...
 * @param packed how many repeats share one packed network at most
 */
public record StudyPlan(StudyPreset preset, List<String> backends, int seeds, int packed) {

  /** Whether the preset is quick; not part of the journal, which has the preset. */
  @JsonIgnore
  public boolean isQuick() {
    return preset == StudyPreset.QUICK;
  }

  /** One value for quick, another for full. */
  public <T> T pick(T quick, T full) {
    return isQuick() ? quick : full;
  }
}
