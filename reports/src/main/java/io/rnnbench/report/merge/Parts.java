package io.rnnbench.report.merge;

import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The directories to be merged, in the order given, all of them readable. */
public record Parts(List<ResultDirectory> directories) {

  /**
   * Reads them all.
   *
   * @throws Unreadable where one holds no results, or is given twice
   */
  public static Parts read(List<Path> given) {
    Set<Path> seen = new LinkedHashSet<>();
    List<ResultDirectory> directories = new ArrayList<>();
    for (Path path : given) {
      ResultDirectory directory = ResultDirectory.read(path);
      if (!holdsResults(directory)) {
        throw new Unreadable(path, "holds no results", "leave it out");
      }
      if (!seen.add(real(path))) {
        throw new Unreadable(path, "is given twice", "name each directory once");
      }
      directories.add(directory);
    }
    return new Parts(List.copyOf(directories));
  }

  /**
   * What keeps them from being one result: one line, which names the groups in which environments
   * differ; empty where nothing does.
   *
   * @param allowed groups that may differ
   * @throws Unreadable where no environment has a group so called
   */
  public String differences(Collection<String> allowed) {
    List<ResultDirectory> known =
        directories.stream().filter(d -> d.environment().isPresent()).toList();
    requireKnown(allowed, known);
    if (known.isEmpty()) {
      return "";
    }
    for (ResultDirectory directory : directories) {
      if (directory.environment().isEmpty()) {
        return directory.given()
            + ": has no environment.json, the others do: whether they are comparable is not known";
      }
    }
    ResultDirectory first = known.get(0);
    for (ResultDirectory other : known) {
      List<String> differing = new ArrayList<>(differing(first, other));
      differing.removeAll(allowed);
      if (!differing.isEmpty()) {
        String groups = String.join(",", differing);
        return "%s, %s: not measured under the same conditions, these differ: %s; merge them all the same with --allow-different %s"
            .formatted(first.given(), other.given(), groups, groups);
      }
    }
    return "";
  }

  /** In which groups the others differ from the first, for the reader of the merged result. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    ResultDirectory first = directories.get(0);
    for (ResultDirectory other : directories) {
      List<String> differing = differing(first, other);
      if (!differing.isEmpty()) {
        notes.add(
            "merged although %s was not measured as %s was: %s differ"
                .formatted(other.name(), first.name(), String.join(", ", differing)));
      }
    }
    return notes;
  }

  private static List<String> differing(ResultDirectory first, ResultDirectory other) {
    return first.environment().isEmpty() || other.environment().isEmpty()
        ? List.of()
        : first.environment().get().differencesFrom(other.environment().get());
  }

  private static void requireKnown(Collection<String> allowed, List<ResultDirectory> known) {
    Set<String> groups = new LinkedHashSet<>();
    known.stream()
        .flatMap(directory -> directory.environment().stream())
        .map(Environment::comparable)
        .forEach(groups::addAll);
    groups.add(Environment.FINGERPRINT);
    for (String group : allowed) {
      if (!groups.contains(group)) {
        throw new Unreadable(
            Path.of("--allow-different"),
            "no group is called " + group,
            "there are " + String.join(", ", groups));
      }
    }
  }

  /** Whether they are shards of one run, in which a row is measured once. */
  JmhJoin.Shards shards() {
    return directories.stream().anyMatch(directory -> directory.run().isPresent())
        ? JmhJoin.Shards.OF_ONE_RUN
        : JmhJoin.Shards.OF_ANY;
  }

  private static boolean holdsResults(ResultDirectory directory) {
    return directory.jmh().isPresent()
        || directory.python().isPresent()
        || directory.run().isPresent()
        || directory.parity().isPresent()
        || !directory.studies().isEmpty();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new Unreadable(path, "can't be read: " + e, "make it readable");
    }
  }
}
