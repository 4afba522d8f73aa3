package io.rnnbench.report.speed;

import io.rnnbench.report.result.JmhResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * What this harness adds to a step of a small network: a session's step and one written by hand
 * with the framework's classes, which take turns.
 *
 * @param share by hand / session, from pairs of the same iteration: what the machine does, it does
 *     to both
 */
public record Overhead(String backend, Times session, Times byHand, Estimate share) {
  private static final String PAIR = "OverheadBenchmark.pair";
  private static final double MILLIS = 1e-6;

  /** One for each result that has the sums of both sides. */
  public static List<Overhead> of(List<JmhResult> results) {
    return results.stream()
        .filter(result -> Timings.nameOf(result.benchmark()).equals(PAIR))
        .flatMap(result -> of(result).stream())
        .toList();
  }

  private static Optional<Overhead> of(JmhResult result) {
    String backend = result.params().get("backend");
    Optional<Times> session = quotient(result, "sessionNanos", "pairs", (a, b) -> MILLIS * a / b);
    Optional<Times> byHand = quotient(result, "handNanos", "pairs", (a, b) -> MILLIS * a / b);
    Optional<Times> share = quotient(result, "handNanos", "sessionNanos", (a, b) -> a / b);
    return backend == null || session.isEmpty() || byHand.isEmpty() || share.isEmpty()
        ? Optional.empty()
        : Optional.of(new Overhead(backend, session.get(), byHand.get(), share.get().mean()));
  }

  /** Iteration by iteration; empty where a sum is missing or not positive. */
  private static Optional<Times> quotient(
      JmhResult result, String above, String below, DoubleBinaryOperator quotient) {
    List<List<Double>> a = result.secondary().getOrDefault(above, List.of());
    List<List<Double>> b = result.secondary().getOrDefault(below, List.of());
    if (a.isEmpty() || a.size() != b.size()) {
      return Optional.empty();
    }
    List<List<Double>> forks = new ArrayList<>();
    for (int fork = 0; fork < a.size(); fork++) {
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < Math.min(a.get(fork).size(), b.get(fork).size()); i++) {
        values.add(quotient.applyAsDouble(a.get(fork).get(i), b.get(fork).get(i)));
      }
      forks.add(values);
    }
    return Times.of(forks, result.forks());
  }
}
