package io.rnnbench.model;

import java.util.List;
import java.util.Optional;

/**
 * A number that is infinite or not a number.
 *
 * @param where its name, e.g. {@code layers[0].forward.W[3][1]}
 * @param value NaN or an infinity
 */
public record NonFinite(String where, double value) {

  /** The first such number, if there is one. */
  public static Optional<NonFinite> first(List<Weights.Row> rows) {
    for (Weights.Row row : rows) {
      for (int i = 0; i < row.values().length; i++) {
        if (!Double.isFinite(row.values()[i])) {
          return Optional.of(new NonFinite(row.name() + "[" + i + "]", row.values()[i]));
        }
      }
    }
    return Optional.empty();
  }

  /** What training diverges by: a loss that is not finite, or else a weight. */
  public static Optional<NonFinite> ofTraining(double loss, Weights weights) {
    return Double.isFinite(loss) ? first(weights.rows()) : Optional.of(new NonFinite("loss", loss));
  }
}
