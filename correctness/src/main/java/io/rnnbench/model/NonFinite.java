package io.rnnbench.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A number that is infinite or not a number, or is so in the format in which it is wanted.
 *
 * @param where its name, e.g. {@code layers[0].forward.W[3][1]}
 * @param value the number itself
 */
public record NonFinite(String where, double value) {

  /** The first such number, if there is one. */
  public static Optional<NonFinite> first(List<Weights.Row> rows) {
    return first(rows, Dtype.FLOAT64);
  }

  /** The first number that a format can't hold, if there is one. */
  static Optional<NonFinite> first(List<Weights.Row> rows, Dtype dtype) {
    for (Weights.Row row : rows) {
      for (int i = 0; i < row.values().length; i++) {
        if (!Double.isFinite(dtype.round(row.values()[i]))) {
          return Optional.of(new NonFinite(row.name() + "[" + i + "]", row.values()[i]));
        }
      }
    }
    return Optional.empty();
  }

  /** What training diverges by: a loss that is not finite, or else a weight. */
  public static Optional<NonFinite> ofTraining(double loss, Weights weights) {
    if (!Double.isFinite(loss)) {
      return Optional.of(new NonFinite("loss", loss));
    }
    boolean finite =
        weights.arrays().stream().allMatch(row -> Arrays.stream(row).allMatch(Double::isFinite));
    return finite ? Optional.empty() : first(weights.rows());
  }
}
