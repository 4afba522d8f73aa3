package io.rnnbench.report.gate;

import io.rnnbench.report.compare.JmhRows;
import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.JmhFile;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.result.Unreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One of two stored results: a directory, or a file of JMH's from anywhere.
 *
 * @param directory what else it holds; nothing where it is a file
 * @param rows fit to be compared; none where nothing was timed
 */
record StoredResult(Path given, ResultDirectory directory, SortedMap<RowKey, JmhResult> rows) {

  /**
   * Reads it.
   *
   * @throws Unreadable where there is nothing, or a row can't be compared
   */
  static StoredResult read(Path given) {
    if (!Files.isDirectory(given)) {
      return new StoredResult(given, ResultDirectory.empty(given), JmhRows.read(given));
    }
    ResultDirectory directory = ResultDirectory.read(given);
    boolean timed = Files.exists(given.resolve(JmhFile.NAME));
    return new StoredResult(
        given, directory, timed ? JmhRows.read(given) : Collections.emptySortedMap());
  }

  /**
   * Groups of the two environments that differ.
   *
   * @param allowed groups that may; these are left out
   */
  List<String> differences(StoredResult other, Collection<String> allowed) {
    Optional<Environment> here = directory.environment();
    Optional<Environment> there = other.directory.environment();
    if (here.isEmpty() || there.isEmpty()) {
      return List.of();
    }
    List<String> differing = new ArrayList<>(here.get().differencesFrom(there.get()));
    differing.removeAll(allowed);
    return differing;
  }

  /** What a reader must know: that nothing is known of an environment, or what was allowed. */
  List<String> notes(StoredResult other) {
    List<String> notes = new ArrayList<>();
    for (StoredResult side : List.of(this, other)) {
      if (side.directory.environment().isEmpty()) {
        notes.add(
            side.given + ": no environment.json; whether the two are comparable is not known");
      }
    }
    List<String> differing = differences(other, List.of());
    if (!differing.isEmpty()) {
      notes.add("allowed to differ: " + String.join(", ", differing));
    }
    notes.add(
        "measured at different times: what the machine did differently looks like the candidate's"
            + " doing; ab measures both in turns");
    return notes;
  }
}
