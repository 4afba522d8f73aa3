package io.rnnbench.report.result;

import java.util.List;

/**
 * environment.json: what it ran on, shown as it stands.
 *
 * @param fingerprint what must agree for two results to be comparable; empty if not given
 */
public record Environment(String fingerprint, List<Entry> entries) {

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
