package io.rnnbench.report.compare;

import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.summary.Notation;
import io.rnnbench.report.text.PlainText;
import io.rnnbench.report.text.TextTable;
import io.rnnbench.report.text.TitledTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Rows of one result beside each other, as text. */
public final class GroupsTable {
  private static final String NONE = "–";

  private final Groups groups;
  private final Labels labels;
  private final Better better;

  private GroupsTable(Groups groups, Better better) {
    this.groups = groups;
    this.better = better;
    labels = Labels.of(groups.entries().keySet());
  }

  /** The table, and what it compares. */
  public static TitledTable of(Groups groups, Better better) {
    GroupsTable table = new GroupsTable(groups, better);
    return new TitledTable(table.above(), table.table(), table.below());
  }

  private List<String> above() {
    List<String> lines = new ArrayList<>();
    lines.add("by: " + PlainText.of(groups.by().name()));
    if (!labels.common().isEmpty()) {
      lines.add("all: " + labels.common());
    }
    lines.add(
        "%s: median ± half of the 95 %% interval of the mean; ratio: to %s, above 1 is %s; ~ where p >= %s"
            .formatted(groups.metric().name(), baseline(), meaning(), ComparedRow.SIGNIFICANT));
    return lines;
  }

  private List<String> below() {
    List<String> lines = new ArrayList<>();
    Arrays.stream(Basis.values())
        .filter(basis -> !basis.mark().isEmpty())
        .filter(
            basis ->
                groups.entries().values().stream()
                    .flatMap(List::stream)
                    .anyMatch(entry -> entry.row().basis() == basis))
        .forEach(basis -> lines.add(basis.mark() + " " + basis.explanation()));
    groups
        .notCompared()
        .forEach(
            (name, reason) ->
                lines.add("not compared: " + PlainText.of(name) + ": " + PlainText.of(reason)));
    return lines;
  }

  private String baseline() {
    if (groups.baseline().isPresent()) {
      return PlainText.of(groups.baseline().get());
    }
    return groups.by().name().equals(By.THREADS) ? "the fewest threads" : "the best of each row";
  }

  private String meaning() {
    if (groups.metric().equals(Metric.TIME)) {
      return "slower";
    }
    return "more, which is " + (better == Better.MORE ? "better" : "worse");
  }

  private TextTable table() {
    TextTable table = new TextTable().left("benchmark").left(groups.by().name());
    List.of("median", "ratio", "95 %", "p", "n", "speed-up", "efficiency").forEach(table::right);
    groups.entries().forEach((key, entries) -> addRows(table, key, entries));
    for (Map.Entry<String, OptionalDouble> mean : groups.geometricMeans().entrySet()) {
      OptionalDouble value = mean.getValue();
      String text = value.isPresent() ? Notation.digits(value.getAsDouble(), 3) : NONE;
      table.row(List.of("geometric mean", mean.getKey(), "", text, "", "", "", "", ""));
    }
    return table;
  }

  private void addRows(TextTable table, RowKey key, List<Groups.Entry> entries) {
    for (Groups.Entry entry : entries) {
      ComparedRow row = entry.row();
      boolean base = entry.isBaseline();
      table.row(
          List.of(
              labels.of(key),
              entry.value(),
              ComparisonTable.amount(row, row.candidate()),
              base ? "1" : ComparisonTable.ratio(row),
              base ? "" : row.interval().map(Notation::interval).orElse(NONE),
              base ? "" : ComparisonTable.p(row),
              row.candidate().count() + row.basis().mark(),
              Double.isNaN(entry.speedUp()) ? "" : Notation.digits(entry.speedUp(), 3),
              Double.isNaN(entry.efficiency()) ? "" : Notation.percent(entry.efficiency())));
    }
  }
}
