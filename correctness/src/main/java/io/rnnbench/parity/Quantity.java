package io.rnnbench.parity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What is compared, in the order in which it is. */
public enum Quantity {
  @JsonProperty("inputs")
  INPUTS,
  @JsonProperty("weights")
  WEIGHTS,
  @JsonProperty("hidden")
  HIDDEN,
  @JsonProperty("outputs")
  OUTPUTS,
  @JsonProperty("loss")
  LOSS,
  @JsonProperty("gradients")
  GRADIENTS,
  @JsonProperty("parameters")
  PARAMETERS,
  /** The update at which training ceases to be finite. */
  @JsonProperty("divergence")
  DIVERGENCE;

  /** Whether the numbers are only stored and read back, so that nothing may differ. */
  boolean isStored() {
    return this == INPUTS || this == WEIGHTS;
  }

  /** The name used in files and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
