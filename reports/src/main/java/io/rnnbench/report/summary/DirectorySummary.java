package io.rnnbench.report.summary;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Parity;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.result.Study;
import io.rnnbench.report.speed.Speed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One directory, read and judged.
 *
 * @param proofs by cell timed here
 * @param headlines one for each shape timed here
 * @param failedChecks one line for each kind of check that failed; empty if all is good
 */
public record DirectorySummary(
    ResultDirectory directory,
    Speed speed,
    Map<String, Proof> proofs,
    List<Headline> headlines,
    List<String> failedChecks) {

  static DirectorySummary of(ResultDirectory directory, Collection<Parity> parities) {
    List<JmhResult> jmh = directory.jmh().orElse(List.of());
    List<Run.Failure> failures = directory.run().map(Run::failures).orElse(List.of());
    Speed speed =
        Speed.of(jmh, failures, parities.stream().flatMap(p -> p.unsupported().stream()).toList());
    Map<String, Proof> proofs = new TreeMap<>();
    speed
        .shapes()
        .forEach(
            shape ->
                proofs.computeIfAbsent(shape.shape().cell(), cell -> Proof.of(cell, parities)));
    List<Headline> headlines =
        speed.shapes().stream()
            .map(
                shape -> {
                  String cell = shape.shape().cell();
                  return Headline.of(
                      shape,
                      proofs.get(cell),
                      directory.run().map(run -> run.notesOn(cell)).orElse(List.of()));
                })
            .toList();
    return new DirectorySummary(directory, speed, proofs, headlines, failedChecks(directory));
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
