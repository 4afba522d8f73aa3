package io.rnnbench.report.markdown;

import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Replication;
import io.rnnbench.report.speed.Row;
import io.rnnbench.report.speed.Shape;
import io.rnnbench.report.speed.ShapeComparison;
import io.rnnbench.report.summary.BackendLabel;
import io.rnnbench.report.summary.Notation;
import io.rnnbench.report.summary.Proof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * DL4J time / DJL time: a row for each cell and size, a column for each batch size. With several
 * hidden sizes there is no room for intervals: the widest is said below.
 */
final class Ratios {
  private static final String NONE = "–";

  private final List<ShapeComparison> shapes;
  private final Map<String, Proof> proofs;
  private final SortedMap<String, String> shared;
  private final boolean compact;

  Ratios(List<ShapeComparison> shapes, Map<String, Proof> proofs) {
    this.shapes = shapes;
    this.proofs = proofs;
    shared = shared(shapes);
    compact = shapes.stream().map(s -> s.shape().params().get("hidden")).distinct().count() > 1;
  }

  /** The parameters that all shapes have alike: they are said once, below. */
  private static SortedMap<String, String> shared(List<ShapeComparison> shapes) {
    SortedMap<String, String> shared = new TreeMap<>(shapes.get(0).shape().params());
    shapes.forEach(s -> shared.entrySet().retainAll(s.shape().params().entrySet()));
    return shared;
  }

  Grid grid() {
    SortedSet<Integer> batches = new TreeSet<>();
    shapes.forEach(s -> s.batches().forEach(b -> batches.add(b.batch())));
    List<String> head = new ArrayList<>(List.of("DL4J time / DJL time"));
    batches.forEach(batch -> head.add("batch " + batch));
    Grid grid = new Grid().row(head);
    for (ShapeComparison shape : shapes) {
      List<String> cells = new ArrayList<>(List.of(name(shape.shape())));
      for (int batch : batches) {
        cells.add(at(shape, batch).map(b -> entry(shape, b)).orElse(""));
      }
      grid.row(cells);
    }
    return grid;
  }

  /** Such as "LSTM, hidden 32, 50 steps", less what all have alike. */
  private String name(Shape shape) {
    Map<String, String> own = new TreeMap<>(shape.params());
    own.keySet().removeAll(shared.keySet());
    String label = Shape.label(own);
    return label.isEmpty() ? shape.cell() : shape.cell() + ", " + label;
  }

  private static Optional<BatchComparison> at(ShapeComparison shape, int batch) {
    return shape.batches().stream().filter(b -> b.batch() == batch).findFirst();
  }

  private String entry(ShapeComparison shape, BatchComparison batch) {
    if (isWithheld(shape)) {
      return "withheld";
    }
    return batch.ratio().map(this::entry).orElse(NONE);
  }

  private String entry(Estimate ratio) {
    String value = Notation.digits(ratio.value(), 3);
    return compact
        ? value
        : value + ratio.interval().map(i -> " (" + Notation.interval(i) + ")").orElse("");
  }

  private boolean isWithheld(ShapeComparison shape) {
    return proofs.get(shape.shape().cell()).state() == Proof.State.FAILED;
  }

  /** What holds for all rows. */
  String common(Conditions conditions) {
    String label = Shape.label(shared);
    return Grid.escape(
        "All: " + (label.isEmpty() ? "" : label + ", ") + conditions.text() + "; " + intervals());
  }

  private String intervals() {
    String source =
        ResultTable.oneFork(shapes)
            ? " (" + Replication.ONE_FORK + ")"
            : " over the JVMs of a side";
    if (!compact) {
      return "in brackets the 95 % interval" + source + ".";
    }
    return widest()
        .map(w -> "95 % intervals" + source + " are within ±" + w + " of the ratio.")
        .orElse("no intervals: nothing was repeated.");
  }

  private Optional<String> widest() {
    return shapes.stream()
        .filter(s -> !isWithheld(s))
        .flatMap(s -> s.compared().stream())
        .flatMap(b -> b.ratio().stream())
        .filter(ratio -> ratio.interval().isPresent())
        .map(Ratios::relativeHalfWidth)
        .max(Comparator.naturalOrder())
        .map(Notation::percent);
  }

  /** The longer half: an interval of a ratio is not symmetric. */
  private static double relativeHalfWidth(Estimate ratio) {
    double low = ratio.interval().orElseThrow().low();
    double high = ratio.interval().orElseThrow().high();
    return Math.max(high - ratio.value(), ratio.value() - low) / ratio.value();
  }

  /** Why an entry is missing, one line for each reason. */
  List<String> remarks() {
    Map<String, List<String>> places = new TreeMap<>();
    for (ShapeComparison shape : shapes) {
      for (BatchComparison batch : shape.batches()) {
        if (batch.ratio().isEmpty() && !isWithheld(shape)) {
          String place = name(shape.shape()) + ", batch " + batch.batch();
          places.computeIfAbsent(reason(batch), r -> new ArrayList<>()).add(place);
        }
      }
    }
    return places.entrySet().stream()
        .map(
            e ->
                Grid.escape(
                    NONE + " " + e.getKey() + " (" + String.join("; ", e.getValue()) + ")."))
        .toList();
  }

  private static String reason(BatchComparison batch) {
    return batch.rows().stream()
        .filter(Row.Absent.class::isInstance)
        .map(row -> BackendLabel.of(row.backend()) + " " + ((Row.Absent) row).reason())
        .findFirst()
        .orElse("several results for one backend");
  }
}
