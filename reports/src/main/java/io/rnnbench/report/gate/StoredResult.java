package io.rnnbench.report.gate;

import io.rnnbench.report.compare.JmhConditions;
import io.rnnbench.report.compare.JmhRows;
import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Unreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One of two stored results: a directory, or files of JMH's from anywhere.
 *
 * @param directory what else it holds; nothing where it is a file, or several
 * @param rows none where nothing was timed
 */
record StoredResult(List<Path> given, ResultDirectory directory, JmhRows rows) {

  /**
   * Reads it.
   *
   * @throws Unreadable where there is nothing
   */
  static StoredResult read(List<Path> given) {
    Path first = given.get(0);
    if (given.size() > 1 || !Files.isDirectory(first)) {
      return new StoredResult(given, ResultDirectory.empty(first), JmhRows.read(given));
    }
    ResultDirectory directory = ResultDirectory.read(first);
    return new StoredResult(
        given,
        directory,
        directory.jmh().isPresent()
            ? JmhRows.read(given)
            : new JmhRows(new TreeMap<>(), Map.of(), List.of()));
  }

  String name() {
    return given.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  /**
   * What differs and forbids a comparison: groups of the two environments, or where one has no
   * environment.json, what JMH itself says; by name, with the values where they are known.
   *
   * @param allowed names that may; these are left out
   */
  Map<String, String> differences(StoredResult other, Set<String> allowed) {
    Map<String, String> differing = new LinkedHashMap<>();
    Optional<Environment> here = directory.environment();
    Optional<Environment> there = other.directory.environment();
    if (here.isPresent() && there.isPresent()) {
      here.get().differencesFrom(there.get()).forEach(group -> differing.put(group, ""));
    } else {
      differing.putAll(JmhConditions.differences(rows, other.rows));
      differing.keySet().removeIf(name -> !JmhConditions.isDecisive(name));
    }
    differing.keySet().removeAll(allowed);
    return differing;
  }

  /** What a reader must know: that nothing is known of an environment, or what was allowed. */
  List<String> notes(StoredResult other) {
    Set<String> notes = new LinkedHashSet<>(rows.notes());
    notes.addAll(other.rows.notes());
    for (StoredResult side : List.of(this, other)) {
      if (side.directory.environment().isEmpty()) {
        notes.add(
            side.name() + ": no environment.json; whether the two are comparable is not known");
      }
    }
    List<String> differing = new ArrayList<>();
    differences(other, Set.of()).forEach((name, values) -> differing.add(text(name, values)));
    if (!differing.isEmpty()) {
      notes.add("allowed to differ: " + String.join(", ", differing));
    }
    JmhConditions.differences(rows, other.rows)
        .forEach(
            (name, values) -> {
              if (!differing.contains(text(name, values))) {
                notes.add("measured with other %s: %s".formatted(name, values));
              }
            });
    notes.add(
        "measured at different times: what the machine did differently looks like the candidate's"
            + " doing; ab measures both in turns");
    return List.copyOf(notes);
  }

  /** A difference such as "jdk 17 / 21", or "machine". */
  static String text(String name, String values) {
    return values.isEmpty() ? name : name + " " + values;
  }
}
