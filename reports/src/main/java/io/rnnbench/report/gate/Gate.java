package io.rnnbench.report.gate;

import io.rnnbench.report.result.Ab;
import io.rnnbench.report.result.AbFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Judges what is stored: an A/B run, or two results. */
public final class Gate {
  private final ThresholdOptions thresholds;

  public Gate(ThresholdOptions thresholds) {
    this.thresholds = thresholds;
  }

  /** Whether a directory is that of an A/B run. */
  public static boolean isAb(Path directory) {
    return Files.isRegularFile(directory.resolve(AbFile.NAME));
  }

  /** The verdict on an A/B run, by the thresholds that it was run with unless others are given. */
  public GateResult judge(Path directory) {
    Ab ab = AbFile.read(directory.resolve(AbFile.NAME));
    return AbVerdict.of(
        directory, ab, thresholds.thresholds(new Thresholds(ab.minEffect(), ab.maxSlowdown())));
  }

  /**
   * The verdict on two results: INCOMPARABLE, and nothing judged, where their environments differ.
   *
   * @param allowed groups of the environment that may
   */
  public GateResult judge(Path baseline, Path candidate, Collection<String> allowed) {
    Thresholds limits = thresholds.thresholds(Thresholds.DEFAULT);
    StoredResult before = StoredResult.read(baseline);
    StoredResult after = StoredResult.read(candidate);
    List<String> differences = before.differences(after, allowed);
    if (!differences.isEmpty()) {
      return new GateResult(
          Verdict.INCOMPARABLE,
          baseline.toString(),
          candidate.toString(),
          limits,
          List.of(),
          differences,
          List.of(
              "judge them all the same with --allow-different " + String.join(",", differences)),
          "");
    }
    return GateResult.of(
        baseline.toString(),
        candidate.toString(),
        limits,
        new StoredGate(limits).rows(before, after),
        List.of(),
        before.notes(after),
        "");
  }
}
