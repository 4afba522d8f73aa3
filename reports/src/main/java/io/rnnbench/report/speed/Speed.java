package io.rnnbench.report.speed;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.Fork;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Parity;
import io.rnnbench.report.result.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that the result files say about one benchmark of networks.
 *
 * @param benchmark such as {@link Timings#STEP}
 * @param floor mean time of the empty harness in milliseconds: nothing below it can be measured
 * @param peaks every backend's fastest product of two square matrices, the fastest first; empty for
 *     benchmarks that are not held against one
 * @param pair of whose times the ratios are
 * @param shapes ordered by conditions, then by cell, then by size
 */
public record Speed(
    String benchmark,
    OptionalDouble floor,
    List<Peak> peaks,
    Pair pair,
    List<ShapeComparison> shapes) {
  private static final String EMPTY_HARNESS = "HarnessBenchmark.empty";

  /** Of training steps. */
  public static Speed of(
      List<JmhResult> results, Run run, List<Parity.Unsupported> unsupported, Backends backends) {
    return of(
        Timings.STEP, results, run, unsupported, Yardstick.of(results, run.forks()), backends);
  }

  /** Of every other benchmark that was run on networks, by name. */
  public static List<Speed> others(List<JmhResult> results, Run run, Backends backends) {
    TreeSet<String> names = new TreeSet<>();
    for (JmhResult result : results) {
      if (Configuration.of(result.params()).isPresent()) {
        names.add(Timings.nameOf(result.benchmark()));
      }
    }
    names.remove(Timings.STEP);
    return names.stream()
        .map(name -> of(name, results, run, List.of(), Yardstick.NONE, backends))
        .toList();
  }

  /** The same once for every two frameworks that can be compared somewhere, with their ratios. */
  public List<Speed> ofEveryPair(Backends backends) {
    List<Speed> compared =
        Pair.of(backends).stream().map(this::between).filter(Speed::isCompared).toList();
    return compared.isEmpty() ? List.of(this) : compared;
  }

  private Speed between(Pair other) {
    return new Speed(
        benchmark, floor, peaks, other, shapes.stream().map(s -> s.between(other)).toList());
  }

  private boolean isCompared() {
    return shapes.stream().anyMatch(shape -> !shape.compared().isEmpty());
  }

  private static Speed of(
      String benchmark,
      List<JmhResult> results,
      Run run,
      List<Parity.Unsupported> unsupported,
      Yardstick yardstick,
      Backends backends) {
    boolean steps = benchmark.equals(Timings.STEP);
    Points points = new Points(benchmark, steps ? names(backends) : List.of());
    for (JmhResult result : results) {
      points
          .find(result.benchmark(), result.params())
          .ifPresent(c -> points.at(c).add(result, c.backend(), steps));
    }
    for (Run.Failure failure : run.failures()) {
      points
          .find(failure.benchmark(), failure.params())
          .ifPresent(c -> points.absent(c, "failed: " + failure.reason()));
    }
    for (Run.Unsupported row : run.unsupported()) {
      points
          .find(row.benchmark(), row.params())
          .ifPresent(c -> points.absent(c, "unsupported: " + row.reason()));
    }
    points.addOutliers(run.forks());
    Pair pair = Pair.of(backends).get(0);
    return new Speed(
        benchmark,
        floor(results),
        yardstick.peaks(),
        pair,
        points.compare(yardstick, unsupported, pair));
  }

  private static List<String> names(Backends backends) {
    return backends.frameworks().stream().map(Backends.Backend::name).toList();
  }

  /**
   * The first conditions under which something can be compared, else the first of those measured;
   * empty where nothing was.
   */
  public Optional<Conditions> mainConditions() {
    return shapes.stream()
        .filter(shape -> !shape.compared().isEmpty())
        .findFirst()
        .or(() -> shapes.stream().findFirst())
        .map(shape -> shape.shape().conditions());
  }

  /** The shapes under these conditions. */
  public List<ShapeComparison> under(Conditions conditions) {
    return shapes.stream().filter(s -> s.shape().conditions().equals(conditions)).toList();
  }

  private static OptionalDouble floor(List<JmhResult> results) {
    return results.stream()
        .filter(result -> Timings.nameOf(result.benchmark()).equals(EMPTY_HARNESS))
        .filter(result -> Times.millis(result.unit()).isPresent())
        .mapToDouble(result -> result.score() * Times.millis(result.unit()).getAsDouble())
        .filter(Double::isFinite)
        .findFirst();
  }

  /** Every point, by shape and batch size. */
  private static final class Points {
    private final Map<Shape, TreeMap<Integer, Point>> points = new TreeMap<>();
    private final TreeSet<String> backends = new TreeSet<>(CanonicalOrder.BACKENDS);
    private final String benchmark;

    /**
     * Empty.
     *
     * @param expected backends that are missed where they have no row
     */
    Points(String benchmark, List<String> expected) {
      this.benchmark = benchmark;
      backends.addAll(expected);
    }

    /** What a row measured; empty where it is of another benchmark. */
    Optional<Configuration> find(String name, Map<String, String> params) {
      String own = Timings.nameOf(name);
      return own.equals(benchmark) || benchmark.startsWith(own + ".") // a failure of all
          ? Configuration.of(params)
          : Optional.empty();
    }

    Point at(Configuration c) {
      if (!c.backend().equals(BatchComparison.PYTHON)) {
        backends.add(c.backend());
      }
      return points
          .computeIfAbsent(c.shape(), shape -> new TreeMap<>())
          .computeIfAbsent(c.batch(), batch -> new Point());
    }

    void absent(Configuration c, String reason) {
      at(c).absent.add(new Row.Absent(c.backend(), reason));
    }

    void addOutliers(List<Fork> forks) {
      Map<Configuration, Double> shares =
          forks.stream()
              .filter(fork -> !Double.isNaN(fork.outliers()))
              .flatMap(
                  fork ->
                      find(fork.benchmark(), fork.params())
                          .map(c -> Map.entry(c, fork.outliers()))
                          .stream())
              .collect(
                  Collectors.groupingBy(
                      Map.Entry::getKey, Collectors.averagingDouble(Map.Entry::getValue)));
      shares.forEach(
          (c, share) -> {
            Point point = points.getOrDefault(c.shape(), new TreeMap<>()).get(c.batch());
            if (point != null) {
              point.outliers.put(c.backend(), share);
            }
          });
    }

    List<ShapeComparison> compare(
        Yardstick yardstick, List<Parity.Unsupported> unsupported, Pair pair) {
      List<ShapeComparison> shapes = new ArrayList<>();
      points.forEach(
          (shape, batches) -> {
            List<BatchComparison> compared = new ArrayList<>();
            batches.forEach(
                (batch, point) -> {
                  point.explain(backends, shape.cell(), unsupported);
                  compared.add(BatchComparison.of(shape, batch, point, yardstick, pair));
                });
            shapes.add(new ShapeComparison(shape, List.copyOf(compared)));
          });
      return List.copyOf(shapes);
    }
  }
}
