package io.rnnbench.report.html;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.Parity;
import io.rnnbench.report.summary.Notation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Builds the view of parity.json. */
final class ParitySection {
  private static final int WORST = 20;
  private static final Comparator<Parity.Row> BY_STRAIN =
      Comparator.comparingDouble(Parity.Row::strain).reversed();

  /** The section; {@code verdict} is one sentence about all rows. */
  record View(
      String verdict,
      boolean good,
      List<String> crashes,
      Table groups,
      Table failures,
      Table worst,
      Table unsupported) {}

  /** What is summed up in one line. */
  private record Group(String backend, String dtype, String quantity, int updates)
      implements Comparable<Group> {
    private static final Comparator<Group> ORDER =
        Comparator.comparing(Group::backend, CanonicalOrder.BACKENDS)
            .thenComparing(Group::dtype)
            .thenComparing(Group::quantity, CanonicalOrder.QUANTITIES)
            .thenComparingInt(Group::updates);

    static Group of(Parity.Row row) {
      return new Group(row.backend(), row.dtype(), row.quantity(), row.updates());
    }

    @Override
    public int compareTo(Group other) {
      return ORDER.compare(this, other);
    }
  }

  private ParitySection() {}

  static View view(Parity parity, Backends backends) {
    List<Parity.Row> failures = parity.failures();
    return new View(
        verdict(parity.rows().size(), failures.size()),
        failures.isEmpty() && !parity.rows().isEmpty(),
        parity.crashes(),
        groups(parity.rows(), backends),
        rows(
            "Rows that failed, worst first",
            failures.stream().sorted(BY_STRAIN).toList(),
            backends),
        rows(
            "The " + WORST + " rows that come closest to their tolerance, or exceed it",
            parity.rows().stream().sorted(BY_STRAIN).limit(WORST).toList(),
            backends),
        unsupported(parity.unsupported(), backends));
  }

  private static String verdict(int rows, int failures) {
    if (rows == 0) {
      return "parity.json has no rows: nothing is proved.";
    }
    return failures == 0
        ? "All " + rows + " comparisons with the float64 reference are within their tolerance."
        : failures + " of " + rows + " comparisons with the float64 reference failed.";
  }

  private static Table groups(List<Parity.Row> rows, Backends backends) {
    TreeMap<Group, List<Parity.Row>> groups = new TreeMap<>();
    rows.forEach(row -> groups.computeIfAbsent(Group.of(row), g -> new ArrayList<>()).add(row));
    Table.Builder table =
        Table.titled("Rows by backend, type and quantity, each with its worst row")
            .text("backend", "dtype", "quantity")
            .number("updates", "rows", "failures", "worst error", "tolerance", "error/tolerance")
            .text("where")
            .wide("network");
    groups.forEach(
        (group, members) -> {
          long failures = members.stream().filter(row -> !row.holds()).count();
          Parity.Row worst =
              members.stream().max(Comparator.comparingDouble(Parity.Row::strain)).orElseThrow();
          table.row(
              Table.Mark.badUnless(failures == 0),
              backends.label(group.backend()),
              group.dtype(),
              group.quantity(),
              String.valueOf(group.updates()),
              String.valueOf(members.size()),
              String.valueOf(failures),
              Notation.error(worst.error()),
              Notation.error(worst.tolerance()),
              Notation.digits(worst.strain(), 2),
              worst.where(),
              worst.network().text());
        });
    return table.build();
  }

  private static Table rows(String caption, List<Parity.Row> rows, Backends backends) {
    Table.Builder table =
        Table.titled(caption)
            .text("backend", "dtype", "quantity")
            .number("updates", "error", "tolerance", "error/tolerance")
            .text("verdict", "where")
            .wide("network");
    rows.forEach(
        row ->
            table.row(
                Table.Mark.badUnless(row.holds()),
                backends.label(row.backend()),
                row.dtype(),
                row.quantity(),
                String.valueOf(row.updates()),
                Notation.error(row.error()),
                Notation.error(row.tolerance()),
                Notation.digits(row.strain(), 2),
                row.holds() ? "ok" : "FAILED",
                row.where(),
                row.network().text()));
    return table.build();
  }

  private static Table unsupported(List<Parity.Unsupported> pairs, Backends backends) {
    Table.Builder table =
        Table.titled("What a backend can't run, and why").text("backend").wide("network", "reason");
    pairs.forEach(
        pair -> table.row(backends.label(pair.backend()), pair.network().text(), pair.reason()));
    return table.build();
  }
}
