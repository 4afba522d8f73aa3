package io.rnnbench.study;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much of a study is run. */
public enum StudyPreset {
  /** Seconds to two minutes a backend on two cores. */
  @JsonProperty("quick")
  QUICK,
  /** The set-up as the question describes it, over more seeds. */
  @JsonProperty("full")
  FULL
}
