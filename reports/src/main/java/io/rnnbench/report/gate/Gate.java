package io.rnnbench.report.gate;

import io.rnnbench.report.result.Ab;
import io.rnnbench.report.result.AbFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** One verdict on A/B runs of several machines. */
  public GateResult judge(List<Path> directories) {
    Map<String, GateResult> byMachine = new LinkedHashMap<>();
    directories.forEach(directory -> byMachine.put(directory.toString(), judge(directory)));
    return SeveralMachines.join(byMachine);
  }

  /** The verdict on an A/B run, by the thresholds that it was run with unless others are given. */
  public GateResult judge(Path directory) {
    Ab ab = AbFile.read(directory.resolve(AbFile.NAME));
    return AbVerdict.of(
        directory, ab, thresholds.thresholds(new Thresholds(ab.minEffect(), ab.maxSlowdown())));
  }

  /**
   * The verdict on two results: INCOMPARABLE, and nothing judged, where they were measured under
   * different conditions.
   *
   * @param allowed names of conditions that may differ
   */
  public GateResult judge(
      List<Path> baseline, List<Path> candidate, Set<String> allowed, StoredGate gate) {
    StoredResult before = StoredResult.read(baseline);
    StoredResult after = StoredResult.read(candidate);
    Map<String, String> differences = before.differences(after, allowed);
    if (!differences.isEmpty()) {
      return new GateResult(
          Verdict.INCOMPARABLE,
          before.name(),
          after.name(),
          thresholds.thresholds(Thresholds.DEFAULT),
          List.of(),
          differences.entrySet().stream()
              .map(e -> StoredResult.text(e.getKey(), e.getValue()))
              .toList(),
          List.of(
              "judge them all the same with --allow-different "
                  + String.join(",", differences.keySet())),
          "");
    }
    StoredGate.Judged judged = gate.judge(before, after);
    List<String> notes = new ArrayList<>(judged.notes());
    notes.addAll(before.notes(after));
    return GateResult.of(
        before.name(),
        after.name(),
        thresholds.thresholds(Thresholds.DEFAULT),
        judged.rows(),
        List.of(),
        notes,
        "");
  }
}
