package io.rnnbench.report.speed;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Parity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What is known of one shape at one batch size, while it is being gathered. */
final class Point {
  final List<StepTimes> times = new ArrayList<>();
  final List<Row.Absent> absent = new ArrayList<>();

  void add(JmhResult result, Configuration configuration) {
    StepTimes.of(result)
        .ifPresentOrElse(
            times::add,
            () ->
                absent.add(
                    new Row.Absent(
                        configuration.backend(),
                        "not compared: %s, %s, %d threads; compared are sampled times of one thread"
                            .formatted(result.mode(), result.unit(), result.threads()))));
  }

  /** Gives every backend that has neither a time nor a failure a row with a reason. */
  void explain(Collection<String> backends, String cell, List<Parity.Unsupported> unsupported) {
    for (String backend : backends) {
      boolean known =
          times.stream().anyMatch(t -> t.configuration().backend().equals(backend))
              || absent.stream().anyMatch(a -> a.backend().equals(backend));
      if (!known) {
        absent.add(new Row.Absent(backend, reason(backend, cell, unsupported)));
      }
    }
  }

  BatchComparison compare(int batch, Shape shape) {
    return BatchComparison.of(batch, shape.number("timeSteps"), times, absent);
  }

  private static String reason(String backend, String cell, List<Parity.Unsupported> unsupported) {
    return unsupported.stream()
        .filter(u -> u.backend().toLowerCase(Locale.ROOT).equals(backend))
        .filter(u -> u.network().cell().equals(cell))
        .findFirst()
        .map(
            u ->
                "not measured; parity.json has as unsupported: "
                    + u.network().text()
                    + ": "
                    + u.reason())
        .orElse("not measured: no result in jmh.json, no failure in run.json");
  }
}
