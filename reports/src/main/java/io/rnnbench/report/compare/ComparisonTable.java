package io.rnnbench.report.compare;

import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Replication;
import io.rnnbench.report.summary.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A comparison as text, in the manner of Go's benchstat. */
public final class ComparisonTable {
  private static final String NONE = "–";
  private static final String ITERATIONS_MARK = "*";

  private final Comparison comparison;
  private final Labels labels;

  private ComparisonTable(Comparison comparison) {
    this.comparison = comparison;
    this.labels =
        Labels.of(
            Stream.concat(
                    comparison.rows().stream().map(ComparedRow::key),
                    comparison.notCompared().keySet().stream())
                .toList());
  }

  /** The table, line by line. */
  public static List<String> of(Comparison comparison) {
    return new ComparisonTable(comparison).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(header());
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("benchmark", "base", "candidate", "ratio", "95 %", "p", "n"));
    comparison.rows().forEach(row -> cells.add(cells(row)));
    cells.add(List.of("geometric mean", "", "", geometricMean(), "", "", ""));
    lines.addAll(aligned(cells));
    lines.addAll(footnotes());
    comparison
        .notCompared()
        .forEach((key, reason) -> lines.add("not compared: " + labels.of(key) + ": " + reason));
    return lines;
  }

  private List<String> header() {
    List<String> lines = new ArrayList<>();
    lines.add("base: " + comparison.base());
    lines.add("candidate: " + comparison.candidate());
    if (!labels.common().isEmpty()) {
      lines.add("all: " + labels.common());
    }
    lines.add(
        "%s: median ± half of the 95 %% interval of the mean; ratio: candidate / base, above 1 is %s%s; ~ where p >= %s"
            .formatted(
                comparison.metric() == Metric.TIME
                    ? "time per operation"
                    : "allocated per operation",
                comparison.metric().worse(),
                comparison.metric() == Metric.TIME ? " (a throughput is inverted)" : "",
                ComparedRow.SIGNIFICANT));
    lines.add("");
    return lines;
  }

  private List<String> cells(ComparedRow row) {
    double size = row.base().median();
    return List.of(
        labels.of(row.key()),
        amount(row.base(), size),
        amount(row.candidate(), size),
        row.differs() ? Notation.digits(row.ratio().orElseThrow().value(), 3) : "~",
        row.ratio().flatMap(Estimate::interval).map(Notation::interval).orElse(NONE),
        row.p().isPresent() ? String.format(Locale.ROOT, "%.3f", row.p().getAsDouble()) : NONE,
        row.base().count() + "+" + row.candidate().count() + mark(row));
  }

  private String amount(ComparedRow.Summary side, double size) {
    OptionalDouble spread = side.spread();
    return Amount.text(comparison.metric(), side.median(), size)
        + " ± "
        + (spread.isPresent() ? Notation.percent(spread.getAsDouble()) : NONE);
  }

  private static String mark(ComparedRow row) {
    return row.replication() == Replication.ITERATIONS ? ITERATIONS_MARK : "";
  }

  private String geometricMean() {
    OptionalDouble mean = comparison.geometricMean();
    return mean.isPresent() ? Notation.digits(mean.getAsDouble(), 3) : NONE;
  }

  private List<String> footnotes() {
    List<String> notes = new ArrayList<>();
    if (comparison.rows().stream().anyMatch(row -> !mark(row).isEmpty())) {
      notes.add(
          ITERATIONS_MARK
              + " iterations, since a side has a single fork: JVMs differ among themselves by more"
              + " than that; two forks or more a side make forks the unit");
    }
    if (comparison.rows().stream().anyMatch(row -> row.ratio().isEmpty())) {
      notes.add("no ratio where a value is 0; the geometric mean leaves such rows out");
    }
    if (comparison.rows().size() > 1) {
      notes.add(
          "p is of each row alone: of 20 rows without a difference, one is expected below 0.05");
    }
    return notes;
  }

  private static List<String> aligned(List<List<String>> cells) {
    int columns = cells.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : cells) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder(row.get(0));
      line.append(" ".repeat(widths[0] - row.get(0).length()));
      for (int i = 1; i < columns; i++) {
        line.append("  ").append(" ".repeat(widths[i] - row.get(i).length())).append(row.get(i));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
