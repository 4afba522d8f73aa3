package io.rnnbench.report.result;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * environment.json: what it ran on, shown as it stands.
 *
 * @param fingerprint what must agree for two results to be comparable; empty if not given
 */
public record Environment(String fingerprint, List<Entry> entries) {
  /** Stands for the groups of a file that has a fingerprint and does not say of what. */
  public static final String FINGERPRINT = "fingerprint";

  /** The value under these names, one inside the other; empty where there is none. */
  public String at(List<String> names) {
    List<Entry> level = entries;
    String value = "";
    for (String name : names) {
      Optional<Entry> found = level.stream().filter(e -> e.name().equals(name)).findFirst();
      if (found.isEmpty()) {
        return "";
      }
      value = found.get().value();
      level = found.get().entries();
    }
    return value.equals("null") ? "" : value;
  }

  /** The names in a group; none where there is no such group. */
  public List<String> namesIn(String group) {
    return entries.stream()
        .filter(entry -> entry.name().equals(group))
        .flatMap(entry -> entry.entries().stream())
        .map(Entry::name)
        .toList();
  }

  /**
   * The groups of "comparable" in which the two differ, in the files' order; "fingerprint" where
   * the fingerprints differ and the files don't say why; none where a fingerprint is not given.
   */
  public List<String> differencesFrom(Environment other) {
    if (fingerprint.isEmpty() || other.fingerprint.isEmpty()) {
      return List.of();
    }
    if (fingerprint.equals(other.fingerprint)) {
      return List.of();
    }
    Map<String, Entry> here = groups();
    Map<String, Entry> there = other.groups();
    LinkedHashSet<String> names = new LinkedHashSet<>(here.keySet());
    names.addAll(there.keySet());
    List<String> differing =
        names.stream().filter(name -> !Objects.equals(here.get(name), there.get(name))).toList();
    return differing.isEmpty() ? List.of(FINGERPRINT) : differing;
  }

  /** The names of what must agree for two results to be comparable; none in an older file. */
  public Set<String> comparable() {
    return groups().keySet();
  }

  private Map<String, Entry> groups() {
    Map<String, Entry> groups = new LinkedHashMap<>();
    entries.stream()
        .filter(entry -> entry.name().equals("comparable"))
        .flatMap(entry -> entry.entries().stream())
        .forEach(group -> groups.put(group.name(), group));
    return groups;
  }

  /**
   * A named value, or a named group of them.
   *
   * @param value text; empty where it is a group
   */
  public record Entry(String name, String value, List<Entry> entries) {

    public boolean isGroup() {
      return !entries.isEmpty();
    }
  }
}
