package io.rnnbench.report.html;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.Figure;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Timings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The memory of a process over tens of thousands of training steps. */
final class MemoryFigure {
  private static final String BENCHMARK = "MemoryBenchmark.steps";
  private static final String RESIDENT = "memory.resident";
  private static final double KIB = 1024;

  private MemoryFigure() {}

  /** Empty where it was not measured. */
  static Optional<Figure> of(List<JmhResult> results, Backends backends) {
    List<Figure.Series> series =
        results.stream()
            .filter(result -> Timings.nameOf(result.benchmark()).equals(BENCHMARK))
            .filter(result -> !resident(result).isEmpty())
            .sorted(Comparator.comparing(MemoryFigure::backend, CanonicalOrder.BACKENDS))
            .map(result -> series(result, backends))
            .toList();
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "memory",
                "Memory over training steps",
                "Growth of the process's resident set since the first iteration that was measured,"
                    + " read after a collection of Java's heap. Where it levels off, nothing leaks.",
                Figure.Kind.LINES,
                new Figure.Axis("training steps", Figure.Scale.LINEAR),
                new Figure.Axis("growth of the resident set (KiB)", Figure.Scale.LINEAR),
                List.of(),
                series,
                Optional.empty()));
  }

  private static Figure.Series series(JmhResult result, Backends backends) {
    List<Double> resident = resident(result);
    List<Figure.Point> points = new ArrayList<>();
    for (int i = 0; i < resident.size(); i++) {
      double growth = (resident.get(i) - resident.get(0)) / KIB;
      points.add(new Figure.Point((i + 1.0) * result.batchSize(), growth, growth, growth));
    }
    Conditions conditions = Conditions.in(result.params());
    String label =
        String.join(
            ", ",
            backends.label(backend(result)) + " " + result.params().getOrDefault("cell", ""),
            conditions.equals(Conditions.DEFAULT) ? conditions.division() : conditions.text());
    return new Figure.Series(label, backend(result), Figure.Style.ERROR_BARS, points);
  }

  private static String backend(JmhResult result) {
    return result.params().getOrDefault("backend", "");
  }

  /** Of the first fork, in bytes, one value an iteration. */
  private static List<Double> resident(JmhResult result) {
    return result.secondary().getOrDefault(RESIDENT, List.of()).stream()
        .findFirst()
        .orElse(List.of());
  }
}
