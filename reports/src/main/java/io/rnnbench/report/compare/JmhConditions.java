package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What JMH itself says of how two sides were measured, where they differ. */
public final class JmhConditions {
  /** Such a difference changes how sure a result is, and not what it is. */
  private static final Set<String> PRECISION =
      Set.of("iterations", "iteration-time", "forks", "samples");

  private static final int SHOWN = 3;

  private JmhConditions() {}

  /**
   * The conditions in which rows that both sides have differ, each with the values "base /
   * candidate". What one side does not say differs from nothing.
   */
  public static Map<String, String> differences(JmhRows base, JmhRows candidate) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (Map.Entry<RowKey, RowKey> pair :
        Matching.of(base.rows().keySet(), candidate.rows().keySet()).pairs().entrySet()) {
      JmhResult here = base.rows().get(pair.getKey());
      JmhResult there = candidate.rows().get(pair.getValue());
      here.conditions()
          .forEach(
              (name, value) -> {
                String other = there.conditions().getOrDefault(name, value);
                if (!other.equals(value)) {
                  found
                      .computeIfAbsent(name, n -> new LinkedHashSet<>())
                      .add(value + " / " + other);
                }
              });
    }
    Map<String, String> differences = new LinkedHashMap<>();
    found.forEach((name, values) -> differences.put(name, text(List.copyOf(values))));
    return differences;
  }

  /** Whether results that differ in this can't be compared. */
  public static boolean isDecisive(String condition) {
    return !PRECISION.contains(condition);
  }

  private static String text(List<String> values) {
    String shown = String.join(", ", values.subList(0, Math.min(SHOWN, values.size())));
    return values.size() <= SHOWN ? shown : shown + " and " + (values.size() - SHOWN) + " more";
  }
}
