package io.rnnbench.report.history;

import java.util.List;

/**
 * Values of one row from run to run.
 *
 * @param values oldest first, positive
 * @param changes in order; where there are fewer than seven values, none can be told from chance
 */
public record Series(List<Double> values, List<Line.Change> changes) {
  public static Series of(List<Double> values) {
    return new Series(
        List.copyOf(values), Line.changes(values.stream().mapToDouble(Math::log).toArray()));
  }
}
