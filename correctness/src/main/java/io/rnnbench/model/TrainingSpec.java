package io.rnnbench.model;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How a network learns.
 *
 * @param loss what is minimised
 * @param optimizer the update rule with its hyper-parameters
 * @param l2 weight penalty: every update's gradient has l2 * w added for the matrices (not the
 *     biases); the reported loss leaves the penalty out. 0 for none
 * @param stateful whether a batch brings the states from which its recurrent layers start, such as
 *     those that the batch before left; gradients do not flow into them
 */
public record TrainingSpec(
    Loss loss, Optimizer optimizer, @JsonIgnore float l2, @JsonIgnore boolean stateful) {

  public TrainingSpec {
    if (!(l2 >= 0) || Float.isInfinite(l2)) {
      throw new IllegalArgumentException("l2 is " + l2 + ", but it must be finite and at least 0");
    }
  }

  /** Without weight penalty, every batch from zero states. */
  public TrainingSpec(Loss loss, Optimizer optimizer) {
    this(loss, optimizer, 0, false);
  }

  /** The same with another optimizer. */
  public TrainingSpec with(Optimizer other) {
    return new TrainingSpec(loss, other, l2, stateful);
  }
}
