package io.rnnbench.model;

import java.util.Arrays;

/**
 * What a network reads.
 *
 * @param x features, [batch][time][feature]
 * @param state initial states; null for zeros
 */
public record Inputs(double[][][] x, State state) {

  public Inputs {
    if (x == null || x.length == 0) {
      throw new IllegalArgumentException(
          "x is missing or empty, but it must hold at least 1 sequence: give"
              + " [batch][time][features]");
    }
    if (x[0] == null || x[0].length == 0) {
      throw new IllegalArgumentException("x[0] is empty, but a sequence needs at least 1 step");
    }
    if (x[0][0] == null) {
      throw new IllegalArgumentException("x[0][0] is missing");
    }
    requireOneLength(x);
    requireBox("x", x, x.length, x[0].length, x[0][0].length);
  }

  private static void requireOneLength(double[][][] x) {
    for (int b = 0; b < x.length; b++) {
      if (x[b] != null && x[b].length != x[0].length) {
        throw new IllegalArgumentException(
            ("x[%d] has %d steps, but x[0] has %d, and sequences can't be masked yet: give those of"
                    + " one length a file of their own, or pad all to one length and know that the"
                    + " network reads padding as it reads data")
                .formatted(b, x[b].length, x[0].length));
      }
    }
  }

  /** Inputs that start from zero states. */
  public Inputs(double[][][] x) {
    this(x, null);
  }

  /** Number of sequences. */
  public int batchSize() {
    return x.length;
  }

  /** Steps of each sequence. */
  public int timeSteps() {
    return x[0].length;
  }

  /**
   * The same numbers, rounded to the network's format.
   *
   * @throws IllegalArgumentException when they do not fit the network, saying where
   */
  public Inputs fit(NetworkSpec spec) {
    if (x[0][0].length != spec.inputSize()) {
      throw new IllegalArgumentException(
          "x has "
              + x[0][0].length
              + " features per step, but the network has inputSize "
              + spec.inputSize());
    }
    return new Inputs(round("x", x, spec.dtype()), state == null ? null : fitState(spec));
  }

  private State fitState(NetworkSpec spec) {
    if (spec.bidirectional()) {
      throw new IllegalArgumentException(
          "state is given, but a bidirectional network starts from zeros: remove it");
    }
    if (state.h() == null) {
      throw new IllegalArgumentException("state.h is missing: give h as [layer][batch][hidden]");
    }
    requireStates("state.h", state.h(), spec);
    if (spec.cell().hasCellState()) {
      if (state.c() == null) {
        throw new IllegalArgumentException(
            "state.c is missing, but %s cells start from h and c: give c too, as [layer][batch][hidden] (zeros, if zeros are meant)"
                .formatted(spec.cell()));
      }
      requireStates("state.c", state.c(), spec);
    } else if (state.c() != null) {
      throw new IllegalArgumentException(
          "state.c is given, but only %s cells have cell states: remove it"
              .formatted(CellType.names(CellType::hasCellState)));
    }
    return new State(
        round("state.h", state.h(), spec.dtype()),
        state.c() == null ? null : round("state.c", state.c(), spec.dtype()));
  }

  private void requireStates(String name, double[][][] states, NetworkSpec spec) {
    if (states.length != spec.layers()) {
      throw new IllegalArgumentException(
          name + " has " + states.length + " layers, but the network has " + spec.layers());
    }
    for (int layer = 0; layer < states.length; layer++) {
      String where = name + "[" + layer + "]";
      requireBox(where, new double[][][] {states[layer]}, 1, batchSize(), spec.hidden().get(layer));
    }
  }

  /** Rounds to a format; refuses a number beyond its range, naming its place. */
  static double[][][] round(String name, double[][][] values, Dtype dtype) {
    NonFinite.first(Weights.Row.of(name, values), dtype)
        .ifPresent(
            number -> {
              throw new IllegalArgumentException(
                  "%s is %s, which is beyond %s: give a number up to 3.4E38, or dtype: float64"
                      .formatted(number.where(), number.value(), dtype.label()));
            });
    double[][][] rounded = new double[values.length][][];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = new double[values[i].length][];
      for (int j = 0; j < values[i].length; j++) {
        rounded[i][j] = Arrays.stream(values[i][j]).map(dtype::round).toArray();
      }
    }
    return rounded;
  }

  /** Refuses anything but a full box of finite numbers, naming the first place that is off. */
  static void requireBox(String name, double[][][] values, int first, int second, int third) {
    if (values.length != first) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " sequences, but needs " + first);
    }
    for (int i = 0; i < first; i++) {
      if (values[i] == null || values[i].length != second) {
        throw new IllegalArgumentException(
            "%s[%d] has %s rows, but needs %d"
                .formatted(name, i, values[i] == null ? "no" : values[i].length, second));
      }
      for (int j = 0; j < second; j++) {
        double[] row = values[i][j];
        if (row == null || row.length != third) {
          throw new IllegalArgumentException(
              "%s[%d][%d] has %s numbers, but needs %d"
                  .formatted(name, i, j, row == null ? "no" : row.length, third));
        }
        for (int k = 0; k < third; k++) {
          if (!Double.isFinite(row[k])) {
            throw new IllegalArgumentException(
                "%s[%d][%d][%d] is %s, but it must be a finite number"
                    .formatted(name, i, j, k, row[k]));
          }
        }
      }
    }
  }
}
