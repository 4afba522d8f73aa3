package io.rnnbench.cli;

import io.rnnbench.study.Comparison;
import io.rnnbench.study.StudyResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.TextTable;

/** What a study found, on 80 columns. */
final class StudyTable {
  private final StudyResult result;

  StudyTable(StudyResult result) {
    this.result = result;
  }

  void print(PrintWriter out) {
    TextTable text =
        TextTable.forColumns(Help.defaultColorScheme(Help.Ansi.OFF), wrapped(13), wrapped(67));
    text.addRowValues("Study:", result.study());
    text.addRowValues("Question:", result.question());
    text.addRowValues("Answer:", result.answer());
    for (StudyResult.Claim claim : result.claims()) {
      text.addRowValues(
          "(%s) %s".formatted(claim.id(), claim.backend()),
          "%s: %s".formatted(claim.verdict(), claim.text()));
      text.addRowValues("  threshold:", claim.threshold());
      text.addRowValues(
          "  measured:",
          "%s; %d %s"
              .formatted(claim.value(), claim.seeds(), claim.seeds() == 1 ? "seed" : "seeds"));
    }
    for (StudyResult.Agreement row : result.agreement()) {
      text.addRowValues(
          row.ok() ? "agrees" : "DIFFERS",
          String.format(
              Locale.ROOT,
              "%s, %s, seed %d, %s until %s: %.1e of %.1e at %s",
              row.backend(),
              row.label(),
              row.seed(),
              row.quantity(),
              row.until(),
              row.error(),
              row.tolerance(),
              row.where()));
    }
    out.print(text);
    printComparisons(out);
    result.crashes().forEach(crash -> out.println("CRASHED " + crash));
  }

  private void printComparisons(PrintWriter out) {
    List<Comparison> all = result.comparisons();
    if (all.isEmpty()) {
      return;
    }
    List<Comparison> different =
        all.stream().filter(row -> row.verdict().equals("different")).toList();
    out.printf(
        "epochs to target: %s and %s differ in %d of %d variants%n",
        all.get(0).first(), all.get(0).second(), different.size(), all.size());
    for (Comparison row : different) {
      out.printf(
          Locale.ROOT,
          "  %s: median %.4g and %.4g, ratio %.3f, p %.2g%n",
          row.label(),
          row.firstMedian(),
          row.secondMedian(),
          row.ratio(),
          row.p());
    }
  }

  private static Help.Column wrapped(int width) {
    return new Help.Column(width, 0, Help.Column.Overflow.WRAP);
  }
}
