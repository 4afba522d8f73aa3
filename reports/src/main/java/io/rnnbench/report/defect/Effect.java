package io.rnnbench.report.defect;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a defect does to who meets it. */
public enum Effect {
  /** Numbers are wrong, and nothing says so. */
  @JsonProperty("silently-wrong")
  SILENTLY_WRONG("silently wrong"),

  /** The process ends. */
  @JsonProperty("crash")
  CRASH("crash"),

  /** An exception, where there should be a result. */
  @JsonProperty("exception")
  EXCEPTION("exception"),

  /** The result is right, but something else is changed that shouldn't be. */
  @JsonProperty("side-effect")
  SIDE_EFFECT("side effect"),

  /** The result is right, but late. */
  @JsonProperty("slow")
  SLOW("slow");

  private final String words;

  Effect(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Whether it can cost results without an exception that a caller could catch. */
  public boolean isGrave() {
    return this == SILENTLY_WRONG || this == CRASH;
  }
}
