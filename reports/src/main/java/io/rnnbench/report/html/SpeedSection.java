package io.rnnbench.report.html;

import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Overhead;
import io.rnnbench.report.speed.Replication;
import io.rnnbench.report.speed.Row;
import io.rnnbench.report.speed.ShapeComparison;
import io.rnnbench.report.summary.BackendLabel;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Notation;
import io.rnnbench.report.summary.Proof;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds the view of the training-step times of one directory. */
final class SpeedSection {
  private final DirectorySummary summary;
  private final Charts charts;

  /**
   * The section.
   *
   * @param conditions what holds where a heading says nothing else; empty in older results
   * @param floor mean time of the empty harness
   * @param unproved why the details are no result; empty if they are one
   * @param details tables of everything that is not a whole step
   */
  record View(
      String division,
      String conditions,
      String floor,
      String oneFork,
      List<String> notes,
      List<Shape> shapes,
      String unproved,
      List<Table> details,
      Table all) {}

  /**
   * One cell in one shape.
   *
   * @param warning why these times are no result; empty if they are one
   * @param notes what the run says about this cell
   * @param oneFork the warning about intervals from a single JVM; empty if there is none
   */
  record Shape(
      String title,
      String warning,
      List<String> notes,
      Charts.Place chart,
      Table times,
      Table ratios,
      String oneFork) {}

  private SpeedSection(DirectorySummary summary, Charts charts) {
    this.summary = summary;
    this.charts = charts;
  }

  static View view(DirectorySummary summary, Charts charts) {
    return new SpeedSection(summary, charts).view();
  }

  private View view() {
    Run run = summary.directory().run().orElse(Run.UNKNOWN);
    return new View(
        String.join(" and ", run.divisions()),
        run.forks().isEmpty() ? "" : Conditions.DEFAULT.text(),
        summary.speed().floor().isPresent()
            ? Notation.digits(summary.speed().floor().getAsDouble(), 3) + " ms per call"
            : "not measured (no HarnessBenchmark.empty in jmh.json)",
        Replication.ONE_FORK,
        run.notes(),
        summary.speed().shapes().stream().map(this::shape).toList(),
        summary.proofs().values().stream()
            .filter(proof -> !proof.holds())
            .findFirst()
            .map(SpeedSection::warning)
            .orElse(""),
        Stream.of(
                StepTables.of(summary.timings(), Overhead.of(summary.directory().timed())),
                CallTables.of(summary.timings()),
                RunTables.of(run))
            .flatMap(List::stream)
            .toList(),
        JmhTable.of(summary.directory().timed()));
  }

  private Shape shape(ShapeComparison shape) {
    String cell = shape.shape().cell();
    Proof proof = summary.proofs().get(cell);
    String label = shape.shape().label();
    String title = label.isEmpty() ? cell : cell + ", " + label;
    boolean oneFork = shape.batches().stream().anyMatch(BatchComparison::isFromOneFork);
    return new Shape(
        title,
        proof.holds() ? "" : warning(proof),
        summary.directory().run().map(run -> run.notesOn(cell)).orElse(List.of()),
        charts.rates(
            "Sequences per second over batch size, " + title + ", one line for each backend",
            "Sequences per second over batch size, both axes logarithmic. " + errorBars(shape),
            rates(shape)),
        times(shape, proof),
        proof.state() == Proof.State.FAILED ? withheld(proof) : ratios(shape),
        oneFork ? Replication.ONE_FORK : "");
  }

  private static String warning(Proof proof) {
    return "Not a result until the proof holds: " + proof.reason() + ".";
  }

  private static String errorBars(ShapeComparison shape) {
    long oneFork = shape.batches().stream().filter(BatchComparison::isFromOneFork).count();
    String bars = "Error bars: 95 % confidence interval of the mean, from ";
    if (oneFork == 0) {
      return bars + "the means of forks.";
    }
    return oneFork == shape.batches().size()
        ? bars + "the means of iterations of one fork."
        : bars + "the means of forks, or of iterations where a backend has one fork.";
  }

  private static List<Charts.Rates> rates(ShapeComparison shape) {
    Map<String, List<List<BigDecimal>>> points = new TreeMap<>(CanonicalOrder.BACKENDS);
    for (BatchComparison batch : shape.batches()) {
      for (Row row : batch.rows()) {
        if (row instanceof Row.Measured measured) {
          points
              .computeIfAbsent(measured.backend(), backend -> new ArrayList<>())
              .add(point(batch.batch(), measured.sequences()));
        }
      }
    }
    return points.entrySet().stream()
        .map(e -> new Charts.Rates(e.getKey(), BackendLabel.of(e.getKey()), e.getValue()))
        .toList();
  }

  private static List<BigDecimal> point(int batch, Estimate rate) {
    return Arrays.asList(
        BigDecimal.valueOf(batch),
        Charts.number(rate.value()),
        rate.interval().map(i -> Charts.number(i.low())).orElse(null),
        rate.interval().map(i -> Charts.number(i.high())).orElse(null));
  }

  private static Table times(ShapeComparison shape, Proof proof) {
    Table.Builder table =
        Table.titled("Times and rates")
            .number("batch")
            .text("backend")
            .number("forks", "mean ms/step", "95 % interval", "p50", "p90", "p99")
            .number("sequences/s", "95 % interval", "time steps/s")
            .number("/ Python", "share of peak", "steps flagged");
    for (BatchComparison batch : shape.batches()) {
      for (Row row : batch.rows()) {
        String backend = BackendLabel.of(row.backend());
        if (row instanceof Row.Absent absent) {
          table.row(Table.Mark.ABSENT, String.valueOf(batch.batch()), backend, absent.reason());
        } else if (row instanceof Row.Measured m) {
          table.row(
              String.valueOf(batch.batch()),
              backend,
              forks(m),
              Notation.digits(m.millis().value(), 4),
              StepTables.interval(m.millis()),
              Notation.digits(m.times().percentile("50.0"), 4),
              Notation.digits(m.times().percentile("90.0"), 4),
              Notation.digits(m.times().percentile("99.0"), 4),
              Notation.digits(m.sequences().value(), 4),
              StepTables.interval(m.sequences()),
              m.timeSteps().map(rate -> Notation.digits(rate.value(), 4)).orElse("–"),
              overPython(m, proof),
              m.shareOfPeak().isPresent() ? Notation.percent(m.shareOfPeak().getAsDouble()) : "–",
              Double.isNaN(m.outliers()) ? "–" : Notation.percent(m.outliers()));
        }
      }
    }
    return table.build();
  }

  private static String overPython(Row.Measured row, Proof proof) {
    if (row.overPython().isEmpty()) {
      return "–";
    }
    return proof.state() == Proof.State.FAILED
        ? "withheld"
        : Notation.ratio(row.overPython().get());
  }

  private static String forks(Row.Measured row) {
    return row.forks() == row.times().forksAskedFor()
        ? String.valueOf(row.forks())
        : row.forks() + " of " + row.times().forksAskedFor();
  }

  private static Table ratios(ShapeComparison shape) {
    Table.Builder table =
        Table.titled("DL4J time / DJL time (above 1: DJL is faster)")
            .number("batch", "ratio", "95 % interval")
            .text("interval from");
    for (BatchComparison batch : shape.batches()) {
      String size = String.valueOf(batch.batch());
      batch
          .ratio()
          .ifPresentOrElse(
              ratio ->
                  table.row(
                      size,
                      Notation.digits(ratio.value(), 3),
                      StepTables.interval(ratio),
                      batch.isFromOneFork() ? "iterations of one fork" : "forks"),
              () ->
                  table.row(
                      Table.Mark.ABSENT,
                      size,
                      "no ratio: needs one result for each of DL4J and DJL"));
    }
    return table.build();
  }

  private static Table withheld(Proof proof) {
    return Table.titled("DL4J time / DJL time")
        .text("batch", "ratio")
        .row(Table.Mark.BAD, "all", "withheld: " + proof.reason())
        .build();
  }
}
