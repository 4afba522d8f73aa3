package io.rnnbench.bench.calibrate;

import io.rnnbench.report.result.Ab;
import java.util.List;

/** Where a slow-down is planted. */
enum Scope {
  ONE_ROW("one row"),
  ALL_ROWS("all rows"),

  /** Of one row, whose mean is slower by the planted share: every tenth step by ten times that. */
  ONE_STEP_IN_TEN("one step in ten, one row");

  private final String words;

  Scope(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** A row that is slower: as far as a pair's value goes, what spinning after each step does. */
  Ab.Result slower(Ab.Result row, double share) {
    boolean all = this != ONE_STEP_IN_TEN;
    return new Ab.Result(
        row.benchmark(),
        row.params(),
        row.mode(),
        row.unit(),
        all ? scaled(row.iterations(), share) : row.iterations(),
        all ? scaled(row.lowerQuartiles(), share) : row.lowerQuartiles(),
        row.allocations(),
        all ? scaled(row.slices(), share) : row.slices(),
        scaled(row.sliceMeans(), share),
        row.evidence());
  }

  private static List<Double> scaled(List<Double> values, double share) {
    return values.stream().map(value -> value * (1 + share)).toList();
  }
}
