package io.rnnbench.report.speed;

import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Parity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of one shape at one batch size, while it is being gathered. */
final class Point {
  /** Of each backend; more than one where a configuration was measured twice. */
  final SortedMap<String, List<Times>> times = new TreeMap<>(CanonicalOrder.BACKENDS);

  final SortedMap<String, Double> outliers = new TreeMap<>();
  final List<Row.Absent> absent = new ArrayList<>();

  /** Adds a result; where steps are compared, only if its times were sampled. */
  void add(JmhResult result, String backend, boolean sampled) {
    Times.of(result)
        .filter(t -> result.threads() == 1)
        .filter(t -> !sampled || isSampled(result))
        .ifPresentOrElse(
            t -> times.computeIfAbsent(backend, b -> new ArrayList<>()).add(t),
            () -> absent.add(new Row.Absent(backend, notCompared(result))));
  }

  private static boolean isSampled(JmhResult result) {
    return result.mode().equals("sample") && Times.millis(result.unit()).isPresent();
  }

  private static String notCompared(JmhResult result) {
    if (Times.isUnit(result.unit()) && Times.of(result).isEmpty()) {
      return "not compared: a time that is no positive number, or none";
    }
    return "not compared: %s, %s, %s threads; compared are sampled times of one thread"
        .formatted(result.mode(), result.unit(), result.threads());
  }

  /** Gives every backend that has neither a time nor a failure a row with a reason. */
  void explain(Collection<String> backends, String cell, List<Parity.Unsupported> unsupported) {
    for (String backend : backends) {
      boolean known =
          times.containsKey(backend) || absent.stream().anyMatch(a -> a.backend().equals(backend));
      if (!known) {
        absent.add(new Row.Absent(backend, reason(backend, cell, unsupported)));
      }
    }
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
