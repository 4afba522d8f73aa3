package io.rnnbench.report.speed;

import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Parity;
import io.rnnbench.report.result.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that jmh.json and run.json say about training steps.
 *
 * @param floor mean time of the empty harness in milliseconds: nothing below it can be measured
 * @param shapes ordered by cell, then by size
 */
public record Speed(OptionalDouble floor, List<ShapeComparison> shapes) {
  private static final String EMPTY_HARNESS = "io.rnnbench.bench.HarnessBenchmark.empty";

  public static Speed of(
      List<JmhResult> results, List<Run.Failure> failures, List<Parity.Unsupported> unsupported) {
    Map<Shape, TreeMap<Integer, Point>> points = new TreeMap<>();
    TreeSet<String> backends = new TreeSet<>(CanonicalOrder.BACKENDS);
    backends.addAll(List.of("dl4j", "djl"));
    for (JmhResult result : results) {
      Configuration.of(result.benchmark(), result.params())
          .ifPresent(c -> point(points, backends, c).add(result, c));
    }
    for (Run.Failure failure : failures) {
      Configuration.of(failure.benchmark(), failure.params())
          .ifPresent(
              c ->
                  point(points, backends, c)
                      .absent
                      .add(new Row.Absent(c.backend(), "failed: " + failure.reason())));
    }
    List<ShapeComparison> shapes = new ArrayList<>();
    points.forEach(
        (shape, batches) -> {
          List<BatchComparison> compared = new ArrayList<>();
          batches.forEach(
              (batch, point) -> {
                point.explain(backends, shape.cell(), unsupported);
                compared.add(point.compare(batch, shape));
              });
          shapes.add(new ShapeComparison(shape, List.copyOf(compared)));
        });
    return new Speed(floor(results), List.copyOf(shapes));
  }

  private static Point point(
      Map<Shape, TreeMap<Integer, Point>> points, TreeSet<String> backends, Configuration c) {
    backends.add(c.backend());
    return points
        .computeIfAbsent(c.shape(), shape -> new TreeMap<>())
        .computeIfAbsent(c.batch(), batch -> new Point());
  }

  private static OptionalDouble floor(List<JmhResult> results) {
    return results.stream()
        .filter(result -> result.benchmark().equals(EMPTY_HARNESS))
        .filter(result -> StepTimes.millis(result.unit()).isPresent())
        .mapToDouble(result -> result.score() * StepTimes.millis(result.unit()).getAsDouble())
        .filter(Double::isFinite)
        .findFirst();
  }
}
