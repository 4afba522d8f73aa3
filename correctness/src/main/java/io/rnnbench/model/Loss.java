package io.rnnbench.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A training loss: always the mean over sequences and steps, and over outputs where it says so. */
public enum Loss {
  /** -sum_k y_k ln p_k, mean over sequences and steps; needs a softmax head. */
  @JsonProperty("crossEntropy")
  CROSS_ENTROPY,
  /** -(y ln p + (1-y) ln(1-p)), mean over sequences, steps and outputs; needs a sigmoid head. */
  @JsonProperty("binaryCrossEntropy")
  BINARY_CROSS_ENTROPY,
  /** (p - y)^2, mean over sequences, steps and outputs; takes any head. */
  @JsonProperty("meanSquaredError")
  MEAN_SQUARED_ERROR;

  /** The loss that belongs to an activation when none is named. */
  public static Loss of(Activation activation) {
    return switch (activation) {
      case SOFTMAX -> CROSS_ENTROPY;
      case SIGMOID -> BINARY_CROSS_ENTROPY;
      case IDENTITY -> MEAN_SQUARED_ERROR;
    };
  }
}
