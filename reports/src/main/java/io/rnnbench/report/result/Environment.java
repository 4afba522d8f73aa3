package io.rnnbench.report.result;

import java.util.List;
import java.util.Optional;

/**
 * environment.json: what it ran on, shown as it stands.
 *
 * @param fingerprint what must agree for two results to be comparable; empty if not given
 */
public record Environment(String fingerprint, List<Entry> entries) {

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
