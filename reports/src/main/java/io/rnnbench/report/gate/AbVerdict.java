package io.rnnbench.report.gate;

import io.rnnbench.report.result.Ab;
import io.rnnbench.report.result.ResultDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The verdict on an A/B run: on its forks, and on what else each side left in its folder. */
public final class AbVerdict {
  private AbVerdict() {}

  /**
   * Judges the run anew from its forks.
   *
   * @param directory that holds ab.json, and may hold baseline and candidate with study-NAME.json
   */
  public static GateResult of(Path directory, Ab ab, Thresholds thresholds) {
    AbGate gate = AbGate.replay(ab, thresholds);
    List<GateRow> rows = new ArrayList<>(gate.rows());
    Path baseline = directory.resolve(Ab.BASELINE);
    Path candidate = directory.resolve(Ab.CANDIDATE);
    if (Files.isDirectory(baseline) && Files.isDirectory(candidate)) {
      rows.addAll(
          Correctness.rows(ResultDirectory.read(baseline), ResultDirectory.read(candidate)));
    }
    rows.sort(Comparator.comparing(GateRow::subject));
    return GateResult.of(
        ab.baseline().name(),
        ab.candidate().name(),
        thresholds,
        rows,
        List.of(),
        notes(ab, gate, rows),
        ab.command());
  }

  private static List<String> notes(Ab ab, AbGate gate, List<GateRow> rows) {
    int rounds = ab.forks().stream().mapToInt(Ab.Fork::round).max().orElse(0);
    List<String> notes = new ArrayList<>();
    if (rows.stream().anyMatch(row -> row.verdict() == Verdict.INCONCLUSIVE)) {
      notes.add(
          rounds < Look.FIRST
              ? "the budget ended after %d rounds; a verdict needs at least %d"
                  .formatted(rounds, Look.FIRST)
              : "the budget ended before every row had its verdict; --resume with a larger --budget"
                  + " goes on");
      gate.forecast().map(forecast -> Forecasts.enough(forecast, ab)).ifPresent(notes::add);
    }
    if (ab.forks().stream()
        .flatMap(f -> f.results().stream())
        .anyMatch(r -> r.slices().isEmpty())) {
      notes.add("measured one process at a time, so what disturbed the machine met one side only");
    }
    notes.addAll(Cause.of(ab, rows));
    Disturbance.of(ab.forks()).ifPresent(notes::add);
    ab.forks().stream()
        .filter(fork -> !fork.reason().isEmpty())
        .map(
            fork ->
                "%s, round %d, %s: %s; see %s"
                    .formatted(fork.side(), fork.round(), fork.group(), fork.reason(), fork.log()))
        .forEach(notes::add);
    return notes;
  }
}
