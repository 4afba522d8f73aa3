package io.rnnbench.bench.ab;

import io.rnnbench.report.result.Ab;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one more round of a group takes, by what its rounds took so far. */
public final class RoundCost {
  private static final int SIDES = 2;

  private RoundCost() {}

  /**
   * Seconds of both sides together.
   *
   * @param forks of the group; of none, nothing is known and the answer is 0
   * @param rows that are still measured; one with twice as many slices counts for two
   */
  public static double seconds(List<Ab.Fork> forks, double rows) {
    List<Ab.Fork> telling = forks.stream().filter(fork -> !fork.results().isEmpty()).toList();
    if (telling.isEmpty()) {
      return SIDES * mean(forks, Ab.Fork::seconds);
    }
    double start = mean(telling, Ab.Fork::startSeconds);
    double slices = telling.get(0).results().get(0).slices().size(); // of a row in a whole round
    double row =
        mean(
            telling, fork -> (fork.seconds() - fork.startSeconds()) / rows(fork.results(), slices));
    return SIDES * (start + rows * row);
  }

  private static double rows(List<Ab.Result> results, double slices) {
    return slices == 0
        ? results.size()
        : results.stream().mapToDouble(row -> row.slices().size() / slices).sum();
  }

  private static double mean(List<Ab.Fork> forks, ToDoubleFunction<Ab.Fork> of) {
    return forks.stream().mapToDouble(of).average().orElse(0);
  }
}
