package io.rnnbench.report.summary;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Parity;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.result.Study;
import io.rnnbench.report.speed.Speed;
import io.rnnbench.report.speed.Timings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One directory, read and judged.
 *
 * @param timings of every benchmark, training steps among them
 * @param proofs by cell timed here
 * @param headlines one for each shape timed here under the conditions that come first
 * @param failedChecks one line for each kind of check that failed; empty if all is good
 */
public record DirectorySummary(
    ResultDirectory directory,
    Speed speed,
    Timings timings,
    Map<String, Proof> proofs,
    List<Headline> headlines,
    List<String> failedChecks) {

  static DirectorySummary of(ResultDirectory directory, Collection<Parity> parities) {
    List<JmhResult> timed = directory.timed();
    Run run = directory.run().orElse(Run.UNKNOWN);
    Speed speed =
        Speed.of(timed, run, parities.stream().flatMap(p -> p.unsupported().stream()).toList());
    Map<String, Proof> proofs = new TreeMap<>();
    speed
        .shapes()
        .forEach(
            shape ->
                proofs.computeIfAbsent(
                    shape.shape().cell(), cell -> Proof.of(cell, parities, run.forks())));
    List<Headline> headlines =
        speed.mainConditions().map(speed::under).orElse(List.of()).stream()
            .map(
                shape -> {
                  String cell = shape.shape().cell();
                  return Headline.of(shape, proofs.get(cell), run.notesOn(cell));
                })
            .toList();
    return new DirectorySummary(
        directory, speed, Timings.of(timed), proofs, headlines, failedChecks(directory));
  }

  private static List<String> failedChecks(ResultDirectory directory) {
    List<String> failed = new ArrayList<>();
    directory
        .parity()
        .ifPresent(
            parity ->
                add(failed, parity.failures().size(), parity.rows().size(), "parity rows failed"));
    for (Study study : directory.studies()) {
      add(
          failed,
          study.failures().size(),
          study.agreement().size(),
          "agreement rows of study " + study.name() + " failed");
    }
    int benchmarks = directory.run().map(run -> run.failures().size()).orElse(0);
    if (benchmarks > 0) {
      failed.add(benchmarks + (benchmarks == 1 ? " benchmark failed" : " benchmarks failed"));
    }
    return List.copyOf(failed);
  }

  private static void add(List<String> failed, int failures, int of, String what) {
    if (failures > 0) {
      failed.add(failures + " of " + of + " " + what);
    }
  }
}
