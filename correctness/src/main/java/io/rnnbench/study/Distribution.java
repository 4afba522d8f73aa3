package io.rnnbench.study;

import java.util.List;
import java.util.Locale;

/**
 * Whole numbers over seeds.
 *
 * @param sorted ascending
 */
public record Distribution(List<Integer> sorted) {

  public Distribution {
    sorted = sorted.stream().sorted().toList();
  }

  /** The middle value, or the mean of the two in the middle. */
  public double median() {
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2.0;
  }

  /** E.g. {@code 25 (22..31)}: the median and the range; {@code none} without values. */
  @Override
  public String toString() {
    if (sorted.isEmpty()) {
      return "none";
    }
    double median = median();
    String middle =
        median == Math.rint(median)
            ? String.valueOf((long) median)
            : String.format(Locale.ROOT, "%.1f", median);
    return "%s (%d..%d)".formatted(middle, sorted.get(0), sorted.get(sorted.size() - 1));
  }
}
