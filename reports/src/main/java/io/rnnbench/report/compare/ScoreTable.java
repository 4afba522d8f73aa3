package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.summary.Notation;
import io.rnnbench.report.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Rows of JMH's with its own scores, in the order people expect; what all share is said once. */
public final class ScoreTable {
  /** The columns: the first is text, the others are numbers. */
  public static final List<String> HEAD = List.of("benchmark", "score", "±", "unit", "forks");

  private static final List<String> CONDITIONS = List.of("jmh", "jdk", "vm", "jvm-args");

  private final SortedMap<RowKey, JmhResult> rows;
  private final Labels labels;

  private ScoreTable(SortedMap<RowKey, JmhResult> rows) {
    this.rows = rows;
    labels = Labels.of(rows.keySet());
  }

  /** Repeats of a row are its forks. */
  public static ScoreTable of(List<JmhResult> results) {
    return new ScoreTable(JmhRows.of(results, RowKey::of, Map.of(), List.of()).rows());
  }

  /** Such as "12 rows; all: size=10, JMH mode=avgt; jmh 1.37, jdk 17.0.9". */
  public String about() {
    StringBuilder about = new StringBuilder();
    about.append(rows.size()).append(rows.size() == 1 ? " row" : " rows");
    if (!labels.common().isEmpty()) {
      about.append("; all: ").append(labels.common());
    }
    List<String> conditions = new ArrayList<>();
    for (String name : CONDITIONS) {
      Set<String> values = new LinkedHashSet<>();
      rows.values().forEach(row -> values.add(row.conditions().getOrDefault(name, "")));
      values.remove("");
      if (!values.isEmpty()) {
        conditions.add(name + " " + String.join(" / ", values));
      }
    }
    if (!conditions.isEmpty()) {
      about.append("; ").append(String.join(", ", conditions));
    }
    return PlainText.of(about.toString());
  }

  /** A cell for each column. */
  public List<List<String>> cells() {
    List<List<String>> cells = new ArrayList<>();
    rows.forEach(
        (key, row) ->
            cells.add(
                List.of(
                    labels.of(key),
                    Notation.digits(row.score(), 4),
                    Double.isFinite(row.scoreError()) ? Notation.digits(row.scoreError(), 2) : "–",
                    row.unit(),
                    row.forks() == 0 ? "?" : String.valueOf(row.forks()))));
    return cells;
  }
}
