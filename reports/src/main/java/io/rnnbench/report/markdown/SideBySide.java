package io.rnnbench.report.markdown;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Peak;
import io.rnnbench.report.speed.Row;
import io.rnnbench.report.speed.Shape;
import io.rnnbench.report.speed.ShapeComparison;
import io.rnnbench.report.speed.Speed;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Notation;
import io.rnnbench.report.summary.Proof;
import io.rnnbench.report.summary.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stock, tuned and native PyTorch in ms per step at one shape, the cells side by side. */
final class SideBySide {
  private static final String PYTHON = BatchComparison.PYTHON;

  /** A row: one backend in one division. */
  private record Side(String label, String backend, Conditions conditions) {}

  private final Map<Shape, ShapeComparison> shapes = new TreeMap<>();
  private final Map<String, Proof> proofs;
  private final List<Side> sides;
  private final List<String> cells;
  private final List<Peak> peaks;

  private SideBySide(
      Speed speed, Conditions conditions, Map<String, Proof> proofs, Backends backends) {
    speed.shapes().forEach(shape -> shapes.put(shape.shape(), shape));
    this.proofs = proofs;
    peaks = speed.peaks();
    Conditions stock = conditions.withDivision("stock");
    Conditions tuned = conditions.withDivision("tuned");
    sides = new ArrayList<>();
    for (Backends.Backend backend : backends.frameworks()) {
      sides.add(new Side(backend.label() + " stock", backend.name(), stock));
      sides.add(new Side(backend.label() + " tuned", backend.name(), tuned));
    }
    sides.add(new Side("Python (native PyTorch)", PYTHON, tuned));
    cells =
        shapes.keySet().stream().map(Shape::cell).distinct().sorted(CanonicalOrder.CELLS).toList();
  }

  /** Of a directory in which training steps were timed. */
  static SideBySide of(DirectorySummary summary) {
    return new SideBySide(
        summary.speed(),
        summary.speed().mainConditions().orElseThrow(),
        summary.proofs(),
        summary.backends());
  }

  /** At one site; no line where nothing but the tuned backends was timed. */
  List<String> lines(Site site) {
    List<Side> measured = sides.stream().filter(s -> count(s, site) > 0).toList();
    if (measured.stream().allMatch(s -> s.label().endsWith(" tuned"))) {
      return List.of();
    }
    List<String> head = new ArrayList<>(List.of("ms per step (share of peak)"));
    head.addAll(cells);
    Grid grid = new Grid().row(head);
    for (Side side : measured) {
      List<String> row = new ArrayList<>(List.of(side.label()));
      cells.forEach(cell -> row.add(entry(cell, side, site)));
      grid.row(row);
    }
    List<String> lines = new ArrayList<>(grid.lines());
    lines.add("");
    lines.add(
        MarkdownText.escape(
            Shape.label(site.params()) + ", batch " + site.batch() + "." + peaks(measured)));
    measured.forEach(side -> cells.forEach(cell -> lines.addAll(remarks(cell, side, site))));
    return lines;
  }

  /** The fastest product, of which the shares are, and what the others reach; empty without one. */
  private String peaks(List<Side> measured) {
    List<Peak> here =
        peaks.stream().filter(peak -> peak.isOf(measured.get(0).conditions())).toList();
    if (here.isEmpty()) {
      return "";
    }
    String others = here.stream().skip(1).map(peak -> rate(peak)).collect(Collectors.joining(", "));
    return " Peak: the fastest product of two square matrices, %s Gflop/s%s."
        .formatted(rate(here.get(0)), others.isEmpty() ? "" : " (" + others + ")");
  }

  private String rate(Peak peak) {
    return sides.stream()
            .filter(s -> s.backend().equals(peak.backend()))
            .filter(s -> s.conditions().equals(peak.conditions()))
            .map(Side::label)
            .findFirst()
            .orElse(peak.backend())
        + " "
        + Notation.digits(peak.gigaflops(), 3);
  }

  /** Why an entry is missing. */
  private List<String> remarks(String cell, Side side, Site site) {
    return batches(cell, side, site)
        .filter(batch -> batch.measured(side.backend()).isEmpty())
        .flatMap(batch -> batch.rows().stream())
        .filter(row -> row.backend().equals(side.backend()))
        .filter(Row.Absent.class::isInstance)
        .map(row -> "– %s %s: %s.".formatted(side.label(), cell, ((Row.Absent) row).reason()))
        .map(MarkdownText::escape)
        .toList();
  }

  private long count(Side side, Site site) {
    return cells.stream().filter(cell -> find(cell, side, site).isPresent()).count();
  }

  private Optional<Row.Measured> find(String cell, Side side, Site site) {
    return batches(cell, side, site)
        .flatMap(batch -> batch.measured(side.backend()).stream())
        .findFirst();
  }

  /** One, or none where it was not run. */
  private Stream<BatchComparison> batches(String cell, Side side, Site site) {
    return Stream.ofNullable(shapes.get(new Shape(cell, site.params(), side.conditions())))
        .flatMap(shape -> shape.batches().stream())
        .filter(batch -> batch.batch() == site.batch());
  }

  private String entry(String cell, Side side, Site site) {
    if (proofs.get(cell).state() == Proof.State.FAILED) {
      return "withheld";
    }
    return find(cell, side, site)
        .map(
            row ->
                Notation.digits(row.millis().value(), 3)
                    + (row.shareOfPeak().isPresent()
                        ? " (" + Notation.percent(row.shareOfPeak().getAsDouble()) + ")"
                        : ""))
        .orElse("–");
  }
}
