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
 */
public record Head(int size, Activation activation, Steps steps) {

  /** No head: the output is the last recurrent layer's hidden states, on all steps. */
  public static final Head NONE = new Head(0, Activation.IDENTITY, Steps.ALL);

  /** The time steps that have an output. */
  public enum Steps {
    @JsonProperty("last")
    LAST,
    @JsonProperty("all")
    ALL
  }

  public Head {
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

  /** Whether only the last time step has an output. */
  public boolean lastStepOnly() {
    return steps == Steps.LAST;
  }
}
