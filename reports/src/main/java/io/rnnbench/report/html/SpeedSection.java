package io.rnnbench.report.html;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Configuration;
import io.rnnbench.report.speed.Overhead;
import io.rnnbench.report.speed.Replication;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Notation;
import io.rnnbench.report.summary.Proof;
import io.rnnbench.report.summary.RatioTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Builds the view of what was timed in one directory, beside the rows that the page explores. */
final class SpeedSection {

  /**
   * The section.
   *
   * @param conditions what holds where a heading says nothing else; empty in older results
   * @param floor mean time of the empty harness
   * @param unproved why the times are no result; empty if they are one
   * @param ratios at most one
   * @param details tables of everything that is not a whole step
   * @param others what JMH measured beside networks
   */
  record View(
      String division,
      String conditions,
      String floor,
      String oneFork,
      List<String> notes,
      String unproved,
      List<Ratios> ratios,
      List<Charts.Place> memory,
      List<Table> details,
      Table others) {}

  /** The table of ratios, and what is said below it. */
  record Ratios(Table table, String common, List<String> remarks) {}

  private SpeedSection() {}

  static View view(DirectorySummary summary, Charts charts) {
    Run run = summary.directory().run().orElse(Run.UNKNOWN);
    List<JmhResult> timed = summary.directory().timed();
    return new View(
        String.join(" and ", run.divisions()),
        run.forks().isEmpty() ? "" : Conditions.DEFAULT.text(),
        summary.speed().floor().isPresent()
            ? Notation.digits(summary.speed().floor().getAsDouble(), 3) + " ms per call"
            : "not measured (no HarnessBenchmark.empty in jmh.json)",
        Replication.ONE_FORK,
        run.notes(),
        summary.proofs().values().stream()
            .filter(proof -> !proof.holds())
            .findFirst()
            .map(SpeedSection::warning)
            .orElse(""),
        RatioTable.of(summary).stream().map(SpeedSection::ratios).toList(),
        MemoryFigure.of(timed, summary.backends()).map(charts::figure).stream().toList(),
        Stream.of(
                StepTables.of(summary.timings(), Overhead.of(timed), summary.backends()),
                CallTables.of(summary.timings(), summary.backends()),
                RunTables.of(run, summary.backends()))
            .flatMap(List::stream)
            .toList(),
        JmhTable.of(timed.stream().filter(r -> Configuration.of(r.params()).isEmpty()).toList()));
  }

  private static String warning(Proof proof) {
    return "Not a result until the proof holds: " + proof.reason() + ".";
  }

  private static Ratios ratios(RatioTable ratios) {
    Table.Builder table =
        Table.titled("%s of a training step: %s".formatted(ratios.title(), ratios.reading()))
            .text("network");
    ratios.batches().forEach(batch -> table.number("batch " + batch));
    for (RatioTable.Line line : ratios.lines()) {
      List<Table.Cell> cells = new ArrayList<>(List.of(new Table.Cell(line.name(), "", 1)));
      for (RatioTable.Entry entry : line.entries()) {
        cells.add(
            new Table.Cell(
                entry.text(), "number " + entry.ahead().name().toLowerCase(Locale.ROOT), 1));
      }
      table.row(cells);
    }
    return new Ratios(table.build(), ratios.common(), ratios.remarks());
  }
}
