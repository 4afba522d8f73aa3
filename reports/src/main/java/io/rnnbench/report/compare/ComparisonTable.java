package io.rnnbench.report.compare;

import io.rnnbench.report.summary.Notation;
import io.rnnbench.report.text.PlainText;
import io.rnnbench.report.text.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A comparison as text, in the manner of Go's benchstat. */
public final class ComparisonTable {
  private static final String NONE = "–";

  private final Comparison comparison;
  private final Labels labels;
  private final String better;

  private ComparisonTable(Comparison comparison, Better better) {
    this.comparison = comparison;
    this.labels =
        Labels.of(
            Stream.concat(
                    comparison.rows().stream().map(ComparedRow::key),
                    comparison.notCompared().keySet().stream())
                .toList());
    this.better = better == Better.MORE ? "better" : "worse";
  }

  /**
   * The table, line by line.
   *
   * @param better direction of the metric
   * @param width of the terminal
   */
  public static List<String> of(Comparison comparison, Better better, int width) {
    return new ComparisonTable(comparison, better).lines(width);
  }

  private List<String> lines(int width) {
    List<String> lines = new ArrayList<>(header());
    TextTable table = new TextTable().left("benchmark");
    Stream.of("base", "candidate", "ratio", "95 %", "p", "n").forEach(table::right);
    comparison.rows().forEach(row -> table.row(cells(row)));
    table.row(List.of("geometric mean", "", "", geometricMean(), "", "", ""));
    lines.addAll(table.lines(width));
    lines.addAll(footnotes());
    lines.addAll(notCompared());
    return lines;
  }

  private List<String> header() {
    List<String> lines = new ArrayList<>();
    lines.add("base: " + PlainText.of(comparison.base()));
    lines.add("candidate: " + PlainText.of(comparison.candidate()));
    if (!labels.common().isEmpty()) {
      lines.add("all: " + labels.common());
    }
    lines.add(
        "%s: median ± half of the 95 %% interval of the mean; ratio: candidate / base, above 1 is %s; ~ where p >= %s"
            .formatted(what(), meaning(), ComparedRow.SIGNIFICANT));
    lines.add("");
    return lines;
  }

  private String what() {
    Metric metric = comparison.metric();
    if (metric.equals(Metric.TIME)) {
      return "time per operation";
    }
    return metric.equals(Metric.ALLOCATION) ? "allocated per operation" : metric.name();
  }

  private String meaning() {
    Metric metric = comparison.metric();
    if (metric.equals(Metric.TIME)) {
      return "slower (a throughput is inverted)";
    }
    return metric.equals(Metric.ALLOCATION) ? "more" : "more, which is " + better;
  }

  private List<String> cells(ComparedRow row) {
    return List.of(
        labels.of(row.key()),
        amount(row, row.base()),
        amount(row, row.candidate()),
        ratio(row),
        row.interval().map(Notation::interval).orElse(NONE),
        p(row),
        row.base().count() + "+" + row.candidate().count() + row.basis().mark());
  }

  /** Such as "12.34 us ± 0.5 %", in the unit of time that suits the base. */
  public static String amount(ComparedRow row, ComparedRow.Summary side) {
    OptionalDouble spread = side.spread();
    return Amount.text(row.unit(), side.median(), row.base().median())
        + " ± "
        + (spread.isPresent() ? Notation.percent(spread.getAsDouble()) : NONE);
  }

  /** A tilde where a test found no difference; where none was possible, the bare ratio. */
  public static String ratio(ComparedRow row) {
    if (row.p().isPresent() && !row.differs()) {
      return "~";
    }
    return Double.isNaN(row.ratio()) ? NONE : Notation.digits(row.ratio(), 3);
  }

  /** Three decimals, or that it is below. */
  public static String p(ComparedRow row) {
    if (row.p().isEmpty()) {
      return NONE;
    }
    double p = row.p().getAsDouble();
    return p < 0.001 ? "<0.001" : Notation.fixed(p, 3);
  }

  private String geometricMean() {
    OptionalDouble mean = comparison.geometricMean();
    return mean.isPresent() ? Notation.digits(mean.getAsDouble(), 3) : NONE;
  }

  private List<String> footnotes() {
    List<String> notes = new ArrayList<>();
    Arrays.stream(Basis.values())
        .filter(basis -> !basis.mark().isEmpty())
        .filter(basis -> any(row -> row.basis() == basis))
        .forEach(basis -> notes.add(basis.mark() + " " + basis.explanation()));
    if (any(row -> row.p().isEmpty())) {
      notes.add(
          "no interval and no p where a side has a single value: chance alone may explain the ratio");
    }
    if (any(row -> !row.hasRatio())) {
      notes.add("no ratio where a value is 0; the geometric mean leaves such rows out");
    }
    if (comparison.rows().size() > 1 && any(row -> row.p().isPresent())) {
      notes.add(
          "p is of each row alone: of 20 rows without a difference, one is expected below 0.05");
    }
    return notes;
  }

  private boolean any(Predicate<ComparedRow> property) {
    return comparison.rows().stream().anyMatch(property);
  }

  private List<String> notCompared() {
    List<String> lines = new ArrayList<>();
    comparison
        .notCompared()
        .forEach(
            (key, reason) ->
                lines.add("not compared: " + labels.of(key) + ": " + PlainText.of(reason)));
    comparison
        .broken()
        .forEach(
            (name, reason) ->
                lines.add("not compared: " + PlainText.of(name) + ": " + PlainText.of(reason)));
    return lines;
  }
}
