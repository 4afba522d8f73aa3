package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhInput;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rows of one side, each once: what was measured again, in the same file or another, is further
 * forks of its row.
 *
 * @param broken results that can't be used, by name, with the reason
 * @param notes what a reader must know of the files
 */
public record JmhRows(
    SortedMap<RowKey, JmhResult> rows, Map<String, String> broken, List<String> notes) {
  /** What repeats of one row must have in common to be repeats. */
  private static final List<String> SAME = List.of("jdk", "vm", "jvm-args", "jmh");

  /** Rows of files, directories or patterns. */
  public static JmhRows read(List<Path> given) {
    JmhInput input = JmhInput.read(given);
    return of(input.results(), RowKey::of, input.broken(), input.notes());
  }

  /** Rows told apart by {@code key}. */
  static JmhRows of(
      List<JmhResult> results,
      Function<JmhResult, RowKey> key,
      Map<String, String> broken,
      List<String> notes) {
    SortedMap<RowKey, List<JmhResult>> repeats = new TreeMap<>();
    results.forEach(
        result -> repeats.computeIfAbsent(key.apply(result), k -> new ArrayList<>()).add(result));
    SortedMap<RowKey, JmhResult> rows = new TreeMap<>();
    Map<String, String> unfit = new LinkedHashMap<>(broken);
    repeats.forEach(
        (row, all) -> {
          String different = different(all);
          if (different.isEmpty()) {
            rows.put(row, Repeats.joined(all));
          } else {
            unfit.put(row.text(), different);
          }
        });
    return new JmhRows(rows, unfit, notes);
  }

  /** Why results are not repeats of one row; empty where they are. */
  private static String different(List<JmhResult> repeats) {
    for (String condition : SAME) {
      Set<String> values = new LinkedHashSet<>();
      repeats.forEach(r -> values.add(r.conditions().getOrDefault(condition, "")));
      if (values.size() > 1) {
        return "is there %d times, with %s %s: no repeats of one row; compare them with --by %s"
            .formatted(repeats.size(), condition, String.join(" / ", values), condition);
      }
    }
    return "";
  }

  /** Only the rows that are as asked. */
  public JmhRows only(Predicate<RowKey> wanted) {
    SortedMap<RowKey, JmhResult> some = new TreeMap<>(rows);
    some.keySet().removeIf(wanted.negate());
    return new JmhRows(some, broken, notes);
  }
}
