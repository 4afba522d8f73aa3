package io.rnnbench.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the head applies to its affine map. */
public enum Activation {
  @JsonProperty("softmax")
  SOFTMAX,
  @JsonProperty("sigmoid")
  SIGMOID,
  @JsonProperty("identity")
  IDENTITY
}
