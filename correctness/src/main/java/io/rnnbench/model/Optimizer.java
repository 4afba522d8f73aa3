package io.rnnbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One formula per optimizer, the same on every backend.
 *
 * <p>Hyper-parameters are {@code float}: DJL keeps them so, and 0.999f differs from 0.999 enough to
 * move float64 training apart. Backends that compute with doubles take the float's exact value.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Optimizer.Sgd.class, name = "sgd"),
  @JsonSubTypes.Type(value = Optimizer.Adam.class, name = "adam"),
  @JsonSubTypes.Type(value = Optimizer.RmsProp.class, name = "rmsprop")
})
public sealed interface Optimizer {

  /** Step size. */
  float learningRate();

  /** w -= learningRate * g. */
  record Sgd(float learningRate) implements Optimizer {
    public Sgd {
      requirePositive("learningRate", learningRate);
    }

    @JsonCreator
    static Sgd of(@JsonProperty("learningRate") Float learningRate) {
      return new Sgd(required(learningRate));
    }
  }

  /**
   * m = beta1 m + (1-beta1) g; v = beta2 v + (1-beta2) g^2; w -= learningRate sqrt(1-beta2^t) /
   * (1-beta1^t) * m / (sqrt(v) + epsilon), with t = 1 for the first update. Kingma and Ba, "Adam",
   * ICLR 2015, the form at the end of its section 2 (epsilon outside the bias correction).
   */
  record Adam(float learningRate, float beta1, float beta2, float epsilon) implements Optimizer {
    public Adam {
      requirePositive("learningRate", learningRate);
      requireFraction("beta1", beta1);
      requireFraction("beta2", beta2);
      requirePositive("epsilon", epsilon);
    }

    /** Adam with beta1 0.9, beta2 0.999 and epsilon 1e-8. */
    public Adam(float learningRate) {
      this(learningRate, 0.9f, 0.999f, 1e-8f);
    }

    @JsonCreator
    static Adam of(
        @JsonProperty("learningRate") Float learningRate,
        @JsonProperty("beta1") Float beta1,
        @JsonProperty("beta2") Float beta2,
        @JsonProperty("epsilon") Float epsilon) {
      return new Adam(
          required(learningRate),
          beta1 == null ? 0.9f : beta1,
          beta2 == null ? 0.999f : beta2,
          epsilon == null ? 1e-8f : epsilon);
    }
  }

  /**
   * s = rho s + (1-rho) g^2, starting at s = epsilon; w -= learningRate * g / (sqrt(s) + epsilon).
   * Tieleman and Hinton, Coursera lecture 6.5, 2012, with DL4J's starting value.
   */
  record RmsProp(float learningRate, float rho, float epsilon) implements Optimizer {
    public RmsProp {
      requirePositive("learningRate", learningRate);
      requireFraction("rho", rho);
      requirePositive("epsilon", epsilon);
    }

    /** RMSprop with rho 0.9 and epsilon 1e-8. */
    public RmsProp(float learningRate) {
      this(learningRate, 0.9f, 1e-8f);
    }

    @JsonCreator
    static RmsProp of(
        @JsonProperty("learningRate") Float learningRate,
        @JsonProperty("rho") Float rho,
        @JsonProperty("epsilon") Float epsilon) {
      return new RmsProp(
          required(learningRate), rho == null ? 0.9f : rho, epsilon == null ? 1e-8f : epsilon);
    }
  }

  private static float required(Float learningRate) {
    if (learningRate == null) {
      throw new IllegalArgumentException("learningRate is missing: add e.g. learningRate: 0.001");
    }
    return learningRate;
  }

  private static void requirePositive(String name, float value) {
    if (value == Float.POSITIVE_INFINITY) { // what a file's 1e39 is read as
      throw new IllegalArgumentException(
          name + " is beyond float32, in which it is kept: give a number above 0, up to 3.4E38");
    }
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", but it must be a finite number above 0");
    }
  }

  private static void requireFraction(String name, float value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", but it must be at least 0 and below 1");
    }
  }
}
