package io.rnnbench.cli;

import io.rnnbench.catalog.Backends;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.parity.ParityReport;
import io.rnnbench.parity.ParityRow;
import io.rnnbench.parity.Quantity;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A parity report for a terminal: the worst network of each kind of comparison. */
final class ParityTable {
  private final ParityReport report;

  ParityTable(ParityReport report) {
    this.report = report;
  }

  private record Kind(String backend, String dtype, String quantity) {}

  void print(PrintWriter out) {
    Map<Kind, List<ParityRow>> kinds = new LinkedHashMap<>();
    for (ParityRow row : report.rows()) {
      kinds.merge(kind(row), List.of(row), ParityTable::join);
    }
    out.printf(
        Locale.ROOT,
        "%-5s %-8s %-20s %8s %6s  %-8s %s%n",
        "",
        "dtype",
        "compared",
        "networks",
        "missed",
        "worst",
        "tolerance, and where");
    kinds.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(Kind::backend).thenComparing(Kind::dtype)))
        .forEach(entry -> print(out, entry.getKey(), entry.getValue()));
    for (ParityRow row : report.rows()) {
      if (!row.ok()) {
        out.printf(
            Locale.ROOT,
            "MISS %s %s: %s at %s, error %.3g, tolerance %.3g%n",
            row.backend(),
            describe(row.network()),
            kind(row).quantity(),
            row.where(),
            row.error(),
            row.tolerance());
      }
    }
    report.rows().stream()
        .filter(row -> row.divergence() != null && row.ok())
        .forEach(row -> out.printf("DIVERGED %s%n", divergence(row)));
    for (ParityReport.Unsupported pair : report.unsupported()) {
      out.printf(
          "UNSUPPORTED %s %s: %s%n", pair.backend(), describe(pair.network()), pair.reason());
    }
    report.crashes().forEach(crash -> out.println("CRASHED, run again: " + crash));
    report.rows().stream()
        .map(ParityRow::backend)
        .distinct()
        .flatMap(name -> Backends.named(name).stream())
        .filter(backend -> !backend.inaccuracy().text().isEmpty())
        .forEach(
            backend ->
                out.printf(
                    "%s, known and allowed for: %s%n",
                    backend.name(), backend.inaccuracy().text()));
    long missed = report.rows().stream().filter(row -> !row.ok()).count();
    out.printf("%d comparisons, %d missed%n", report.rows().size(), missed);
  }

  private static String divergence(ParityRow row) {
    ParityRow.Divergence at = row.divergence();
    return "%s %s: at update %d, the reference at %d; equal after %d, chaotic later: not compared"
        .formatted(
            row.backend(), describe(row.network()), at.update(), at.reference(), at.compared());
  }

  private static Kind kind(ParityRow row) {
    if (row.quantity() == Quantity.DIVERGENCE) { // its updates are the network's own
      return new Kind(row.backend(), row.dtype().label(), row.quantity().label());
    }
    String after = row.updates() == 0 ? "" : " after " + row.updates();
    return new Kind(row.backend(), row.dtype().label(), row.quantity().label() + after);
  }

  private static List<ParityRow> join(List<ParityRow> some, List<ParityRow> more) {
    java.util.ArrayList<ParityRow> all = new java.util.ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static void print(PrintWriter out, Kind kind, List<ParityRow> rows) {
    ParityRow worst =
        rows.stream().max(Comparator.comparingDouble(ParityRow::severity)).orElseThrow();
    out.printf(
        Locale.ROOT,
        "%-5s %-8s %-20s %8d %6d  %-8.2g %.2g%n",
        kind.backend(),
        kind.dtype(),
        kind.quantity(),
        rows.size(),
        rows.stream().filter(row -> !row.ok()).count(),
        worst.error(),
        worst.tolerance());
    if (worst.error() != 0) { // a line of its own: together they are wider than a terminal
      out.printf("               %s %s%n", describe(worst.network()), worst.where());
    }
  }

  /** A network in a few words, e.g. {@code GRU 5-4 bidirectional softmax/last adam}. */
  static String describe(NetworkSpec spec) {
    StringBuilder text = new StringBuilder(spec.cell().name()).append(' ');
    text.append(String.join("-", spec.hidden().stream().map(String::valueOf).toList()));
    if (spec.bidirectional()) {
      text.append(" bidirectional");
    }
    if (spec.head().isNone()) {
      text.append(" headless");
    } else {
      text.append(' ').append(spec.head().activation()).append('/').append(spec.head().steps());
    }
    text.append(' ').append(spec.training().optimizer().getClass().getSimpleName());
    return text.toString().toLowerCase(Locale.ROOT).replaceFirst("^[a-z]+", spec.cell().name());
  }
}
