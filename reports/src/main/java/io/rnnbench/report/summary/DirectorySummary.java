package io.rnnbench.report.summary;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Parity;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.result.Study;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Speed;
import io.rnnbench.report.speed.Timings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One directory, read and judged.
 *
 * @param backends as its environment declares them
 * @param speed of training steps, with the ratios of the first two frameworks
 * @param otherSpeeds of every other benchmark on networks
 * @param timings of every benchmark, training steps among them
 * @param proofs by cell timed here, by whatever benchmark
 * @param site empty where nothing was timed
 * @param answers one for each cell timed here and every two frameworks
 * @param failedChecks one line for each kind of check that failed; empty if all is good
 */
public record DirectorySummary(
    ResultDirectory directory,
    Backends backends,
    Origin origin,
    Speed speed,
    List<Speed> otherSpeeds,
    Timings timings,
    Map<String, Proof> proofs,
    Optional<Site> site,
    List<Answer> answers,
    List<NotCompared> notCompared,
    List<String> failedChecks) {

  static DirectorySummary of(ResultDirectory directory, Collection<Parity> parities) {
    List<JmhResult> timed = directory.timed();
    Run run = directory.run().orElse(Run.UNKNOWN);
    Backends backends = Backends.of(directory.environment().stream().toList());
    Speed speed =
        Speed.of(
            timed,
            run,
            parities.stream().flatMap(p -> p.unsupported().stream()).toList(),
            backends);
    Map<String, Proof> proofs = new TreeMap<>();
    List<Speed> others = Speed.others(timed, run, backends);
    Stream.concat(Stream.of(speed), others.stream())
        .flatMap(measured -> measured.shapes().stream())
        .forEach(
            shape ->
                proofs.computeIfAbsent(
                    shape.shape().cell(), cell -> Proof.of(cell, parities, run.forks(), backends)));
    Optional<Conditions> main = speed.mainConditions();
    Optional<Site> site = Site.of(speed);
    List<Answer> answers =
        speed.shapes().stream()
            .map(shape -> shape.shape().cell())
            .distinct()
            .sorted(CanonicalOrder.CELLS)
            .flatMap(
                cell ->
                    Answer.ofEveryPair(
                        cell,
                        speed,
                        backends,
                        site,
                        two -> Proof.of(cell, parities, run.forks(), two),
                        run.notesOn(cell))
                        .stream())
            .toList();
    return new DirectorySummary(
        directory,
        backends,
        Origin.of(directory, main, backends),
        speed,
        others,
        Timings.of(timed),
        proofs,
        site,
        answers,
        NotCompared.of(speed, backends),
        failedChecks(directory));
  }

  /** Whether memory grows, one line for each process that was watched. */
  public List<String> memory() {
    return directory.run().orElse(Run.UNKNOWN).memory().stream()
        .map(verdict -> MemoryLine.of(verdict, backends))
        .toList();
  }

  /** Whether it holds results of JMH's and nothing that this project's own commands write. */
  public boolean isForeign() {
    return directory.jmh().isPresent()
        && directory.parity().isEmpty()
        && directory.studies().isEmpty()
        && directory.run().isEmpty()
        && directory.environment().isEmpty()
        && speed.shapes().isEmpty()
        && otherSpeeds.stream().allMatch(other -> other.shapes().isEmpty());
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
