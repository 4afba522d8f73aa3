package io.rnnbench.report.html;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Study;
import io.rnnbench.report.summary.Notation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The tables of one study. */
final class StudyTables {
  private static final int SHOWN_AT_ONCE = 12;
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final MathContext MEDIAN = new MathContext(6);

  /**
   * The agreement table.
   *
   * @param folded whether it is too long to stand open
   * @param summary one line about all rows
   */
  record Agreement(Table table, boolean folded, boolean failed, String summary) {}

  private StudyTables() {}

  static Table claims(List<Study.Claim> claims, Backends backends) {
    long refuted =
        claims.stream().filter(claim -> claim.verdict() == Study.Verdict.REFUTED).count();
    Table.Builder table =
        Table.titled(
                "Claims: "
                    + (claims.size() - refuted)
                    + " confirmed, "
                    + refuted
                    + " refuted (a finding, not a failed check)")
            .text("")
            .wide("claim")
            .text("backend")
            .wide("threshold", "measured")
            .number("seeds")
            .text("verdict");
    claims.forEach(
        claim ->
            table.row(
                mark(claim.verdict()),
                claim.id(),
                claim.text(),
                backends.label(claim.backend()),
                claim.threshold(),
                claim.value(),
                claim.seeds(),
                switch (claim.verdict()) {
                  case CONFIRMED -> "✓ CONFIRMED";
                  case REFUTED -> "≠ REFUTED";
                }));
    return table.build();
  }

  private static Table.Mark mark(Study.Verdict verdict) {
    return switch (verdict) {
      case CONFIRMED -> Table.Mark.CONFIRMED;
      case REFUTED -> Table.Mark.REFUTED;
    };
  }

  static Table comparisons(List<Study.Comparison> rows, Backends backends) {
    Table.Builder table =
        Table.titled("Epochs to target, backend against backend")
            .text("setting", "quantity", "first", "second")
            .number("first median", "second median", "first seeds", "second seeds", "ratio", "p")
            .wide("verdict");
    rows.forEach(
        row ->
            table.row(
                row.label(),
                row.quantity(),
                backends.label(row.first()),
                backends.label(row.second()),
                median(row.firstMedian()),
                median(row.secondMedian()),
                row.firstSeeds(),
                row.secondSeeds(),
                digits(row.ratio(), 3),
                digits(row.p(), 2),
                row.verdict()));
    return table.build();
  }

  /** Six digits and no zeros behind them: a median of epochs is whole or ends in .5. */
  private static String median(String text) {
    return NUMBER.matcher(text).matches()
        ? new BigDecimal(text).round(MEDIAN).stripTrailingZeros().toPlainString()
        : text;
  }

  private static String digits(String text, int significant) {
    return NUMBER.matcher(text).matches()
        ? Notation.digits(Double.parseDouble(text), significant)
        : text;
  }

  static Agreement agreement(List<Study.Agreement> rows, Backends backends) {
    boolean labelled =
        rows.stream().anyMatch(row -> !row.label().isEmpty() || !row.until().isEmpty());
    return new Agreement(
        labelled ? labelledAgreement(rows, backends) : plainAgreement(rows, backends),
        rows.size() > SHOWN_AT_ONCE,
        rows.stream().anyMatch(row -> !row.holds()),
        summary(rows, backends));
  }

  private static String summary(List<Study.Agreement> rows, Backends backends) {
    long failed = rows.stream().filter(row -> !row.holds()).count();
    return rows.stream()
        .max(Comparator.comparingDouble(Study.Agreement::strain))
        .map(
            closest ->
                rows.size()
                    + " comparisons, "
                    + failed
                    + " failed; closest to its tolerance: "
                    + setting(closest, backends)
                    + ", at "
                    + Notation.digits(closest.strain(), 2)
                    + " of it")
        .orElse("");
  }

  private static String setting(Study.Agreement row, Backends backends) {
    return (row.label().isEmpty() ? "" : row.label() + ", ")
        + backends.label(row.backend())
        + ", seed "
        + row.seed()
        + ", "
        + row.quantity();
  }

  private static Table plainAgreement(List<Study.Agreement> rows, Backends backends) {
    Table.Builder table = quantities(agreementTable().text("backend"));
    rows.forEach(
        row ->
            table.row(
                Table.Mark.badUnless(row.holds()),
                backends.label(row.backend()),
                row.seed(),
                row.quantity(),
                row.points(),
                Notation.error(row.error()),
                Notation.error(row.tolerance()),
                Notation.digits(row.strain(), 2),
                verdict(row),
                row.where()));
    return table.build();
  }

  private static Table labelledAgreement(List<Study.Agreement> rows, Backends backends) {
    Table.Builder table = quantities(agreementTable().text("setting", "backend")).text("until");
    rows.forEach(
        row ->
            table.row(
                Table.Mark.badUnless(row.holds()),
                row.label(),
                backends.label(row.backend()),
                row.seed(),
                row.quantity(),
                row.points(),
                Notation.error(row.error()),
                Notation.error(row.tolerance()),
                Notation.digits(row.strain(), 2),
                verdict(row),
                row.where(),
                row.until()));
    return table.build();
  }

  private static Table.Builder agreementTable() {
    return Table.titled("Agreement of the curves from the same seed");
  }

  private static Table.Builder quantities(Table.Builder table) {
    return table
        .number("seed")
        .text("quantity")
        .number("points", "error", "tolerance", "error/tolerance")
        .text("verdict", "where");
  }

  private static String verdict(Study.Agreement row) {
    return row.holds() ? "ok" : "FAILED";
  }
}
