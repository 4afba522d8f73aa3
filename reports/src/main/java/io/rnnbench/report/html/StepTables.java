package io.rnnbench.report.html;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Configuration;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Overhead;
import io.rnnbench.report.speed.Shape;
import io.rnnbench.report.speed.Times;
import io.rnnbench.report.speed.Timings;
import io.rnnbench.report.summary.Notation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A backend's training step beside itself: under other conditions, in parts, in an epoch. */
final class StepTables {
  private static final String FORWARD = "StepPartsBenchmark.forward";
  private static final String BACKWARD = "StepPartsBenchmark.forwardBackward";
  private static final String UPDATE = "StepPartsBenchmark.update";
  private static final String EPOCH = "TrainEpochBenchmark.epoch";

  private final Timings timings;
  private final Backends backends;

  private StepTables(Timings timings, Backends backends) {
    this.timings = timings;
    this.backends = backends;
  }

  static List<Table> of(Timings timings, List<Overhead> overheads, Backends backends) {
    StepTables tables = new StepTables(timings, backends);
    return List.of(
        tables.divisions(),
        tables.threads(),
        tables.parts(),
        tables.epochs(),
        overhead(overheads, backends));
  }

  private Table divisions() {
    Table.Builder table =
        networks("Stock against tuned: the same backend in both divisions")
            .number("stock ms/step", "tuned ms/step", "stock / tuned", "95 % interval");
    for (Configuration tuned : timings.configurations(Timings.STEP)) {
      Conditions conditions = tuned.shape().conditions();
      Optional<Times> fast = timings.find(Timings.STEP, tuned);
      Optional<Times> stock =
          timings.find(Timings.STEP, tuned.under(conditions.withDivision("stock")));
      if (conditions.division().equals("tuned") && fast.isPresent() && stock.isPresent()) {
        Estimate ratio = stock.get().over(fast.get());
        row(
            table,
            tuned,
            backends,
            millis(stock),
            millis(fast),
            digits(ratio.value()),
            interval(ratio));
      }
    }
    return table.build();
  }

  private Table threads() {
    Table.Builder table =
        networks("Threads: one compute thread's time / that of several")
            .number("1 thread, ms/step", "several, ms/step", "speed-up", "95 % interval");
    for (Configuration several : timings.configurations(Timings.STEP)) {
      Conditions conditions = several.shape().conditions();
      Optional<Times> one =
          timings.find(Timings.STEP, several.under(conditions.withComputeThreads("1")));
      Optional<Times> many = timings.find(Timings.STEP, several);
      if (!conditions.computeThreads().equals("1") && one.isPresent() && many.isPresent()) {
        Estimate ratio = one.get().over(many.get());
        row(
            table,
            several,
            backends,
            millis(one),
            millis(many),
            digits(ratio.value()),
            interval(ratio));
      }
    }
    return table.build();
  }

  private Table parts() {
    Table.Builder table =
        networks("Parts of a step, each timed alone (ms)")
            .number("forward", "forward + backward", "update", "whole step");
    for (Configuration c : timings.configurations(FORWARD, BACKWARD, UPDATE)) {
      row(
          table,
          c,
          backends,
          millis(timings.find(FORWARD, c)),
          millis(timings.find(BACKWARD, c)),
          millis(timings.find(UPDATE, c)),
          millis(timings.find(Timings.STEP, c)));
    }
    return table.build();
  }

  private Table epochs() {
    Table.Builder table =
        networks("An epoch against its steps: the difference is the cost of feeding")
            .number(
                "steps",
                "epoch ms",
                "steps alone, ms",
                "feeding, ms",
                "of the epoch",
                "95 % interval");
    for (Configuration c : timings.configurations(EPOCH)) {
      OptionalInt sequences = c.shape().number("sequences");
      Optional<Times> epoch = timings.find(EPOCH, c);
      Optional<Times> step = timings.find(Timings.STEP, c.without("sequences"));
      if (sequences.isPresent() && epoch.isPresent() && step.isPresent()) {
        int steps = (sequences.getAsInt() + c.batch() - 1) / c.batch();
        double whole = epoch.get().mean().value();
        double alone = steps * step.get().mean().value();
        row(
            table,
            c,
            backends,
            String.valueOf(steps),
            Notation.digits(whole, 4),
            Notation.digits(alone, 4),
            digits(whole - alone),
            Notation.percent(1 - alone / whole),
            shares(step.get().over(epoch.get()), steps));
      }
    }
    return table.build();
  }

  private static Table overhead(List<Overhead> overheads, Backends backends) {
    Table.Builder table =
        Table.titled("What this harness adds: a session's step against one written by hand")
            .text("backend")
            .number("session us", "by hand us", "difference us", "of the step", "95 % interval");
    for (Overhead o : overheads) {
      double session = 1e3 * o.session().mean().value();
      double byHand = 1e3 * o.byHand().mean().value();
      table.row(
          backends.label(o.backend()),
          Notation.digits(session, 4),
          Notation.digits(byHand, 4),
          digits(session - byHand),
          Notation.percent(1 - o.share().value()),
          shares(o.share(), 1));
    }
    return table.build();
  }

  /** A table whose first three columns say which network, which batch, which backend. */
  static Table.Builder networks(String caption) {
    return Table.titled(caption).text("network").number("batch").text("backend");
  }

  static void row(Table.Builder table, Configuration c, Backends backends, String... cells) {
    String[] all = new String[cells.length + 3];
    all[0] = network(c.shape());
    all[1] = String.valueOf(c.batch());
    all[2] = backends.label(c.backend());
    System.arraycopy(cells, 0, all, 3, cells.length);
    table.row(all);
  }

  private static String network(Shape shape) {
    String label = shape.label();
    return label.isEmpty() ? shape.cell() : shape.cell() + ", " + label;
  }

  static String millis(Optional<Times> times) {
    return times.map(t -> Notation.digits(t.mean().value(), 4)).orElse("–");
  }

  static String interval(Estimate estimate) {
    return estimate.interval().map(i -> Notation.interval(i)).orElse("–");
  }

  /** The interval of 1 - times * ratio: what is left of the whole. */
  private static String shares(Estimate ratio, int times) {
    return ratio
        .interval()
        .map(
            i ->
                Notation.percent(1 - times * i.high())
                    + ".."
                    + Notation.percent(1 - times * i.low()))
        .orElse("–");
  }

  private static String digits(double value) {
    return Notation.digits(value, 3);
  }
}
