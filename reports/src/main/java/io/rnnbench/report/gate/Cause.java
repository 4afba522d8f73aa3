package io.rnnbench.report.gate;

import io.rnnbench.report.result.Ab;
import io.rnnbench.report.speed.Timings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the difference of a row lies that is slower or faster: in which part of a training step, as
 * far as the parts were measured; and what else differs between the sides.
 */
public final class Cause {
  private static final String STEP = "TrainStepBenchmark.step";
  private static final String PARTS = "StepPartsBenchmark.";

  /** Parts that explain less of the step's difference don't explain it. */
  private static final double LEAST_SHARE = 0.3;

  private final Ab ab;

  private Cause(Ab ab) {
    this.ab = ab;
  }

  /** A line for each row that changed. */
  static List<String> of(Ab ab, List<GateRow> rows) {
    Cause cause = new Cause(ab);
    return rows.stream()
        .filter(row -> isChanged(row.verdict()) && isTime(row.subject().metric()))
        .filter(row -> !row.subject().equals(Subject.ALL_ROWS) && Double.isFinite(row.ratio()))
        .map(cause::line)
        .toList();
  }

  /** The training steps of a group that changed, whose parts may tell why. */
  public static List<Ab.Result> steps(Ab ab, GateResult result, String group) {
    List<Subject> changed =
        result.rows().stream()
            .filter(row -> isChanged(row.verdict()) && isTime(row.subject().metric()))
            .map(GateRow::subject)
            .filter(subject -> subject.benchmark().equals(STEP))
            .toList();
    Map<Subject, Ab.Result> steps = new LinkedHashMap<>();
    ab.forks().stream()
        .filter(fork -> fork.group().equals(group))
        .flatMap(fork -> fork.results().stream())
        .filter(row -> changed.stream().anyMatch(time(row)::isOfRow))
        .forEach(row -> steps.putIfAbsent(time(row), row));
    return List.copyOf(steps.values());
  }

  private static boolean isChanged(Verdict verdict) {
    return verdict == Verdict.REGRESSED || verdict == Verdict.IMPROVED;
  }

  private static boolean isTime(String metric) {
    return metric.equals(Subject.TIME) || metric.equals(Subject.MEAN_TIME);
  }

  private String line(GateRow row) {
    List<String> parts = new ArrayList<>();
    parts(row).ifPresent(parts::add);
    pairOf(row.subject(), ab.forks(), Cause::allocation)
        .ifPresent(b -> parts.add(text("allocation %,.0f against %,.0f B/op", b)));
    pairOf(row.subject(), ab.forks(), result -> perSlice(result.evidence().collections()))
        .ifPresent(b -> parts.add(text("collections %.2f against %.2f a slice", b)));
    pairOf(row.subject(), ab.forks(), result -> perSlice(result.evidence().compilation()))
        .ifPresent(b -> parts.add(text("compilation %.1f against %.1f ms a slice", b)));
    return "%s of %s %s (candidate against baseline): %s"
        .formatted(
            row.subject().metric(),
            row.subject().benchmark(),
            row.subject().parameters(),
            parts.isEmpty() ? "nothing else was measured" : String.join("; ", parts));
  }

  private static String text(String format, double[] pair) {
    return String.format(Locale.ROOT, format, pair[1], pair[0]);
  }

  private Optional<String> parts(GateRow row) {
    if (!row.subject().benchmark().equals(STEP) || ab.parts().isEmpty()) {
      return Optional.empty();
    }
    Optional<double[]> forward = part(row, "forward");
    Optional<double[]> both = part(row, "forwardBackward");
    Optional<double[]> update = part(row, "update");
    if (forward.isEmpty() || both.isEmpty() || update.isEmpty()) {
      return Optional.empty();
    }
    Map<String, double[]> parts = new LinkedHashMap<>();
    parts.put("forward", forward.get());
    parts.put(
        "backward",
        new double[] {
          both.get()[0] - forward.get()[0], both.get()[1] - forward.get()[1],
        });
    parts.put("update", update.get());
    double step = row.baseline() * (row.ratio() - 1);
    String most = "";
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, double[]> part : parts.entrySet()) {
      double difference = part.getValue()[1] - part.getValue()[0];
      words.add(
          String.format(
              Locale.ROOT, "%s %.3f", part.getKey(), part.getValue()[1] / part.getValue()[0]));
      if (most.isEmpty() || difference / step > (parts.get(most)[1] - parts.get(most)[0]) / step) {
        most = part.getKey();
      }
    }
    double share = (parts.get(most)[1] - parts.get(most)[0]) / step;
    String carries =
        share < LEAST_SHARE
            ? "measured by themselves, the parts do not explain the difference"
            : String.format(Locale.ROOT, "%s carries %.0f %% of the difference", most, 100 * share);
    return Optional.of(String.join(", ", words) + ": " + carries);
  }

  /** Milliseconds of a part on both sides, baseline first. */
  private Optional<double[]> part(GateRow row, String part) {
    return pairOf(
        Subject.of(PARTS + part, row.subject().params(), row.subject().metric()),
        ab.parts(),
        result -> Optional.ofNullable(Quantity.of(result).get(time(result))).map(Quantity::value));
  }

  private static Subject time(Ab.Result result) {
    return Subject.of(Timings.nameOf(result.benchmark()), result.params(), Subject.TIME);
  }

  private static Optional<Double> allocation(Ab.Result result) {
    return result.allocations().isEmpty()
        ? Optional.empty()
        : Optional.of(Quantity.median(result.allocations()));
  }

  private static Optional<Double> perSlice(List<Double> counts) {
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(counts.stream().mapToDouble(v -> v).average().orElseThrow());
  }

  /** Medians over the forks of either side, baseline first; empty where a side has none. */
  private static Optional<double[]> pairOf(
      Subject row, List<Ab.Fork> forks, Function<Ab.Result, Optional<Double>> of) {
    double[] pair = new double[2];
    for (int side = 0; side < pair.length; side++) {
      String name = side == 0 ? Ab.BASELINE : Ab.CANDIDATE;
      List<Double> values =
          forks.stream()
              .filter(fork -> fork.side().equals(name))
              .flatMap(fork -> fork.results().stream())
              .filter(result -> time(result).isOfRow(row))
              .flatMap(result -> of.apply(result).stream())
              .toList();
      if (values.isEmpty()) {
        return Optional.empty();
      }
      pair[side] = Quantity.median(values);
    }
    return Optional.of(pair);
  }
}
