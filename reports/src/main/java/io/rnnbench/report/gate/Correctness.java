package io.rnnbench.report.gate;

import io.rnnbench.report.result.MemoryVerdict;
import io.rnnbench.report.result.Parity;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.speed.Timings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is worse than slow: a candidate that is wrong, learns later, leaks, or does not run. */
final class Correctness {
  private Correctness() {}

  /** A row for everything that both directories say, or the candidate alone fails at. */
  static List<GateRow> rows(ResultDirectory baseline, ResultDirectory candidate) {
    Run before = baseline.run().orElse(Run.UNKNOWN);
    Run after = candidate.run().orElse(Run.UNKNOWN);
    List<GateRow> rows = new ArrayList<>();
    candidate.parity().ifPresent(parity -> rows.addAll(parity(parity)));
    rows.addAll(Convergence.rows(baseline.studies(), candidate.studies()));
    rows.addAll(memory(before.memory(), after.memory()));
    rows.addAll(failures(before.failures(), after.failures()));
    return rows;
  }

  private static List<GateRow> parity(Parity parity) {
    List<GateRow> rows = new ArrayList<>();
    for (String backend : parity.rows().stream().map(Parity.Row::backend).distinct().toList()) {
      Subject subject = Subject.of("parity", Map.of("backend", backend), Subject.PARITY);
      List<Parity.Row> failures =
          parity.failures().stream().filter(row -> row.backend().equals(backend)).toList();
      rows.add(
          failures.isEmpty()
              ? GateRow.plain(subject, Verdict.PASS, "")
              : GateRow.plain(subject, Verdict.REGRESSED, text(failures)));
    }
    return rows;
  }

  private static String text(List<Parity.Row> failures) {
    Parity.Row first = failures.get(0);
    return "%d comparisons fail, the first: %s of %s at %s is off by %s, rounding explains %s"
        .formatted(
            failures.size(),
            first.quantity(),
            first.network().text(),
            first.where(),
            first.error(),
            first.tolerance());
  }

  private static List<GateRow> memory(List<MemoryVerdict> before, List<MemoryVerdict> after) {
    List<GateRow> rows = new ArrayList<>();
    for (MemoryVerdict candidate : after) {
      before.stream()
          .filter(baseline -> baseline.params().equals(candidate.params()))
          .findFirst()
          .ifPresent(baseline -> rows.add(memory(baseline, candidate)));
    }
    return rows;
  }

  private static GateRow memory(MemoryVerdict baseline, MemoryVerdict candidate) {
    boolean leaksMore =
        candidate.kind() == MemoryVerdict.Kind.LEAK
            && (baseline.kind() == MemoryVerdict.Kind.PLATEAU || candidate.low() > baseline.high());
    return new GateRow(
        Subject.of("MemoryBenchmark.steps", candidate.params(), Subject.MEMORY_GROWTH),
        baseline.bytesPerStep(),
        candidate.bytesPerStep(),
        "B/step",
        Double.NaN,
        0,
        Double.POSITIVE_INFINITY,
        leaksMore ? Verdict.REGRESSED : Verdict.PASS,
        1,
        leaksMore ? "the candidate leaks" : "");
  }

  private static List<GateRow> failures(List<Run.Failure> before, List<Run.Failure> after) {
    return after.stream()
        .filter(
            failure ->
                before.stream()
                    .noneMatch(
                        known ->
                            known.benchmark().equals(failure.benchmark())
                                && known.params().equals(failure.params())))
        .map(
            failure ->
                GateRow.plain(
                    Subject.of(Timings.nameOf(failure.benchmark()), failure.params(), Subject.TIME),
                    Verdict.REGRESSED,
                    "the candidate failed: " + failure.reason()))
        .toList();
  }
}
