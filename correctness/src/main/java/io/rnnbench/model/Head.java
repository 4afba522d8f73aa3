package io.rnnbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The dense layer above the recurrent ones: output = activation(W h + b).
 *
 * @param size number of outputs; 0 only in {@link #NONE}
 * @param activation what is applied to the affine map
 * @param steps on which time steps the head stands
 * @param normalized whether h is batch-normalised first, without scale and shift of its own (the
 *     affine map has them): (h - mean) / sqrt(variance + {@value #EPSILON}) for each unit, over the
 *     batch in training; in evaluation with running averages, of which each batch replaces a tenth.
 *     Ioffe and Szegedy, "Batch Normalization", ICML 2015; the variance is the batch's own (divided
 *     by its size). On heads with one output step only
 */
public record Head(int size, Activation activation, Steps steps, boolean normalized) {
  /** Keeps the divisor of a normalised unit above 0. */
  public static final double EPSILON = 1e-5;

  /** Share of the running averages that a batch leaves as they are. */
  public static final double DECAY = 0.9;

  /** No head: the output is the last recurrent layer's hidden states, on all steps. */
  public static final Head NONE = new Head(0, Activation.IDENTITY, Steps.ALL);

  /** The time steps on which a head stands. */
  public enum Steps {
    /**
     * The last time step, of both directions: there the backward direction has read that step
     * alone. Not what Keras or torch's h_n give, which is {@link #ENDS}.
     */
    @JsonProperty("last")
    LAST,

    /** Every time step. */
    @JsonProperty("all")
    ALL,

    /**
     * Where each direction ends, having read the whole sequence: the forward direction's last time
     * step and the backward direction's first, side by side. As Keras's {@code
     * Bidirectional(return_sequences=False)} and torch's h_n; in one direction the same as {@link
     * #LAST}.
     */
    @JsonProperty("ends")
    ENDS
  }

  /** A head without normalisation. */
  public Head(int size, Activation activation, Steps steps) {
    this(size, activation, steps, false);
  }

  public Head {
    if (normalized && steps == Steps.ALL) {
      throw new IllegalArgumentException("a head on all steps can't be normalised");
    }
    if (size < 0) {
      throw new IllegalArgumentException(
          "head size is " + size + ", but a head needs at least 1 output; or write head: none");
    }
  }

  @JsonCreator
  static Head of(
      @JsonProperty("size") Integer size,
      @JsonProperty("activation") Activation activation,
      @JsonProperty("steps") Steps steps) {
    if (size == null || size < 1) {
      throw new IllegalArgumentException(
          "head size is "
              + (size == null ? "missing" : size)
              + ", but a head needs at least 1 output: write e.g."
              + " head: {size: 2, activation: softmax, steps: last}, or head: none");
    }
    if (activation == null) {
      throw new IllegalArgumentException(
          "head activation is missing: add activation: softmax, sigmoid or identity");
    }
    return new Head(size, activation, steps == null ? Steps.LAST : steps);
  }

  @JsonCreator
  static Head named(String name) {
    if (!name.equals("none")) {
      throw new IllegalArgumentException(
          "head is \"" + name + "\", but it is either none or {size: ..., activation: ...}");
    }
    return NONE;
  }

  @JsonValue
  Object json() {
    if (isNone()) {
      return "none";
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("size", size);
    json.put("activation", activation);
    json.put("steps", steps);
    return json;
  }

  /** Whether there is no head at all. */
  public boolean isNone() {
    return size == 0;
  }

  /** Whether a sequence has one output, and not one for every time step. */
  public boolean hasOneOutputStep() {
    return steps != Steps.ALL;
  }
}
