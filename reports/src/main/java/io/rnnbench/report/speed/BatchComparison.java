package io.rnnbench.report.speed;

import io.rnnbench.report.result.CanonicalOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The backends side by side at one batch size.
 *
 * @param batch sequences per training step
 * @param replication of the backends; that of native PyTorch beside them is its own
 * @param ratio of the two backends that are compared; empty unless each has one result
 */
public record BatchComparison(
    int batch, Replication replication, List<Row> rows, Optional<Estimate> ratio) {
  /** Native PyTorch: shown beside the backends where it was timed, and missed nowhere. */
  public static final String PYTHON = "python";

  static BatchComparison of(Shape shape, int batch, Point point, Yardstick yardstick, Pair pair) {
    Replication replication =
        Replication.of(
            point.times.entrySet().stream()
                .filter(e -> !e.getKey().equals(PYTHON))
                .flatMap(e -> e.getValue().stream())
                .toList());
    List<Row> rows = new ArrayList<>();
    point.times.forEach(
        (backend, results) -> {
          Configuration configuration = new Configuration(shape, batch, backend);
          for (Times times : results) {
            rows.add(measured(configuration, times, replication, point, yardstick));
          }
        });
    rows.addAll(point.absent);
    rows.sort(Comparator.comparing(Row::backend, CanonicalOrder.BACKENDS));
    return new BatchComparison(batch, replication, List.copyOf(rows), Optional.empty())
        .between(pair);
  }

  /** The same with the ratio of two backends. */
  BatchComparison between(Pair pair) {
    Optional<Times> first = measured(pair.first().name()).map(Row.Measured::times);
    Optional<Times> second = measured(pair.second().name()).map(Row.Measured::times);
    Optional<Estimate> between =
        first.isEmpty() || second.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Estimation.ratio(replication.units(first.get()), replication.units(second.get())));
    return new BatchComparison(batch, replication, rows, between);
  }

  /** True where an interval was drawn from the iterations of a single JVM. */
  public boolean isFromOneFork() {
    return replication == Replication.ITERATIONS;
  }

  /** A backend's row; empty where it has no result, or several. */
  public Optional<Row.Measured> measured(String backend) {
    List<Row.Measured> found =
        rows.stream()
            .filter(row -> row.backend().equals(backend))
            .filter(Row.Measured.class::isInstance)
            .map(Row.Measured.class::cast)
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The backend's result; empty where there is none, or several and no way to choose. */
  private static Optional<Times> only(Point point, String backend) {
    List<Times> of = point.times.getOrDefault(backend, List.of());
    return of.size() == 1 ? Optional.of(of.get(0)) : Optional.empty();
  }

  private static Row measured(
      Configuration configuration,
      Times times,
      Replication replication,
      Point point,
      Yardstick yardstick) {
    String backend = configuration.backend();
    boolean python = backend.equals(PYTHON);
    Estimate millis = python ? times.mean() : Estimation.mean(replication.units(times));
    OptionalInt length = configuration.shape().number("timeSteps");
    double perSecond = 1e3 * configuration.batch();
    return new Row.Measured(
        backend,
        times,
        millis,
        millis.rate(perSecond),
        length.isEmpty()
            ? Optional.empty()
            : Optional.of(millis.rate(perSecond * length.getAsInt())),
        python ? Optional.empty() : only(point, PYTHON).map(times::over),
        yardstick.share(configuration, millis.value()),
        yardstick.shareOfOwn(configuration, millis.value()),
        point.outliers.getOrDefault(backend, Double.NaN));
  }
}
