package io.rnnbench.report.speed;

import io.rnnbench.report.result.CanonicalOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The backends side by side at one batch size.
 *
 * @param batch sequences per training step
 * @param ratio DL4J time / DJL time: above 1, DJL is faster; empty unless each has one result
 */
public record BatchComparison(
    int batch, Replication replication, List<Row> rows, Optional<Estimate> ratio) {

  static BatchComparison of(
      int batch, OptionalInt length, List<StepTimes> times, List<Row.Absent> absent) {
    Replication replication = Replication.of(times);
    List<Row> rows = new ArrayList<>();
    times.forEach(t -> rows.add(measured(t, batch, length, replication)));
    rows.addAll(absent);
    rows.sort(Comparator.comparing(Row::backend, CanonicalOrder.BACKENDS));
    return new BatchComparison(batch, replication, List.copyOf(rows), ratio(times, replication));
  }

  /** True where an interval was drawn from the iterations of a single JVM. */
  public boolean isFromOneFork() {
    return replication == Replication.ITERATIONS;
  }

  private static Optional<Estimate> ratio(List<StepTimes> times, Replication replication) {
    Optional<StepTimes> dl4j = only(times, "dl4j");
    Optional<StepTimes> djl = only(times, "djl");
    return dl4j.isEmpty() || djl.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Estimation.ratio(replication.units(dl4j.get()), replication.units(djl.get())));
  }

  /** The backend's result; empty where there is none, or several and no way to choose. */
  private static Optional<StepTimes> only(List<StepTimes> times, String backend) {
    List<StepTimes> of =
        times.stream().filter(t -> t.configuration().backend().equals(backend)).toList();
    return of.size() == 1 ? Optional.of(of.get(0)) : Optional.empty();
  }

  private static Row measured(
      StepTimes times, int batch, OptionalInt length, Replication replication) {
    Estimate millis = Estimation.mean(replication.units(times));
    Map<String, Double> percentiles = times.percentiles();
    return new Row.Measured(
        times.configuration().backend(),
        times.iterations().size(),
        times.forksAskedFor(),
        millis,
        percentiles.getOrDefault("50.0", Double.NaN),
        percentiles.getOrDefault("90.0", Double.NaN),
        percentiles.getOrDefault("99.0", Double.NaN),
        millis.rate(1e3 * batch),
        length.isEmpty()
            ? Optional.empty()
            : Optional.of(millis.rate(1e3 * batch * length.getAsInt())));
  }
}
