package io.rnnbench.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The floating-point format in which a backend computes. */
public enum Dtype {
  @JsonProperty("float32")
  FLOAT32(0x1p-24),
  @JsonProperty("float64")
  FLOAT64(0x1p-53);

  private final double unitRoundoff;

  Dtype(double unitRoundoff) {
    this.unitRoundoff = unitRoundoff;
  }

  /** Largest relative error of one rounding to nearest: 2^-24 or 2^-53. */
  public double unitRoundoff() {
    return unitRoundoff;
  }

  /** The nearest value of this format. */
  public double round(double value) {
    return this == FLOAT32 ? (float) value : value;
  }

  /** Infinite beyond this format's range, otherwise the value itself, unrounded. */
  public double overflow(double value) {
    double rounded = round(value);
    return Double.isInfinite(rounded) ? rounded : value;
  }

  /** The name used in files: float32 or float64. */
  public String label() {
    return this == FLOAT32 ? "float32" : "float64";
  }
}
