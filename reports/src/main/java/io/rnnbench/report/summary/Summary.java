package io.rnnbench.report.summary;

import io.rnnbench.report.history.History;
import io.rnnbench.report.result.Annotation;
import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.Parity;
import io.rnnbench.report.result.ResultDirectory;
import java.util.List;

/**
 * All directories of a report.
 *
 * @param history of those that can be compared from run to run
 * @param annotations by date, to be shown beside the history
 */
public record Summary(
    List<DirectorySummary> directories, History history, List<Annotation> annotations) {
  /** What must be said where {@link #environmentsDiffer}. */
  public static final String ENVIRONMENTS_DIFFER =
      "The fingerprints of these environments differ: times of one directory and times of another"
          + " say more about the machines than about the frameworks.";

  /** Without annotations. */
  public static Summary of(List<ResultDirectory> directories) {
    return of(directories, List.of());
  }

  /**
   * Judges each directory by its own parity.json; one without is judged by all the others', since
   * the proof and the times are made by different commands and may lie apart.
   */
  public static Summary of(List<ResultDirectory> directories, List<Annotation> annotations) {
    List<Parity> all = directories.stream().flatMap(d -> d.parity().stream()).toList();
    return new Summary(
        directories.stream()
            .map(d -> DirectorySummary.of(d, d.parity().map(List::of).orElse(all)))
            .toList(),
        History.of(directories),
        List.copyOf(annotations));
  }

  /** True where no check in any directory failed. */
  public boolean isGood() {
    return directories.stream().allMatch(directory -> directory.failedChecks().isEmpty());
  }

  /** As all environments declare them. */
  public Backends backends() {
    return Backends.of(
        directories.stream().flatMap(d -> d.directory().environment().stream()).toList());
  }

  /** The mark that all of it gets. */
  public Equality equality() {
    return Equality.of(directories, backends());
  }

  /** True where nothing in them is of this project. */
  public boolean isForeign() {
    return directories.stream().allMatch(DirectorySummary::isForeign);
  }

  /** True where two directories say they are from machines that can't be compared. */
  public boolean environmentsDiffer() {
    return directories.stream()
            .flatMap(d -> d.directory().environment().stream())
            .map(Environment::fingerprint)
            .filter(fingerprint -> !fingerprint.isEmpty())
            .distinct()
            .count()
        > 1;
  }
}
