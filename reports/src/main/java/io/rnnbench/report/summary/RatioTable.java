package io.rnnbench.report.summary;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Pair;
import io.rnnbench.report.speed.Replication;
import io.rnnbench.report.speed.Row;
import io.rnnbench.report.speed.Shape;
import io.rnnbench.report.speed.ShapeComparison;
import io.rnnbench.report.speed.Speed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ratio of two frameworks' times under the conditions that come first: a row for each cell and
 * size, a column for each batch size. With several hidden sizes there is no room for intervals: the
 * widest is said below.
 */
public final class RatioTable {
  private static final String NONE = "–";

  private final Pair pair;
  private final Backends backends;
  private final List<ShapeComparison> shapes;
  private final Conditions conditions;
  private final Map<String, Proof> proofs;
  private final SortedMap<String, String> shared;
  private final boolean compact;

  /** Who is faster, as far as the interval allows to say. */
  public enum Ahead {
    FIRST,
    SECOND,
    NEITHER
  }

  /** One cell and size, with an entry for each of {@link #batches}. */
  public record Line(String name, List<Entry> entries) {}

  /** A ratio, or why there is none in a word; empty text where nothing was run. */
  public record Entry(String text, Ahead ahead) {}

  private RatioTable(Speed speed, Conditions conditions, DirectorySummary summary) {
    this.conditions = conditions;
    pair = speed.pair();
    backends = summary.backends();
    shapes = speed.under(conditions);
    proofs = summary.proofs();
    shared = ShapeComparison.sharedParams(shapes);
    compact = shapes.stream().map(s -> s.shape().params().get("hidden")).distinct().count() > 1;
  }

  /** One for every two frameworks; none where no training step was timed. */
  public static List<RatioTable> of(DirectorySummary summary) {
    return summary.speed().ofEveryPair(summary.backends()).stream()
        .flatMap(
            speed ->
                speed.mainConditions().stream().map(main -> new RatioTable(speed, main, summary)))
        .toList();
  }

  /** Such as "DL4J time / DJL time". */
  public String title() {
    return pair.title();
  }

  /** Such as "above 1, DJL is faster". */
  public String reading() {
    return "above 1, " + pair.second().label() + " is faster";
  }

  /** All batch sizes, smallest first. */
  public List<Integer> batches() {
    return shapes.stream()
        .flatMap(shape -> shape.batches().stream())
        .map(BatchComparison::batch)
        .distinct()
        .sorted()
        .toList();
  }

  public List<Line> lines() {
    return shapes.stream().map(this::line).toList();
  }

  private Line line(ShapeComparison shape) {
    return new Line(
        name(shape.shape()),
        batches().stream()
            .map(batch -> at(shape, batch).map(b -> entry(shape, b)).orElse(missing("")))
            .toList());
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

  private Entry entry(ShapeComparison shape, BatchComparison batch) {
    if (isWithheld(shape)) {
      return missing("withheld");
    }
    return batch.ratio().map(this::entry).orElse(missing(NONE));
  }

  private static Entry missing(String text) {
    return new Entry(text, Ahead.NEITHER);
  }

  private Entry entry(Estimate ratio) {
    String value = Notation.digits(ratio.value(), 3);
    String interval = ratio.interval().map(i -> " (" + Notation.interval(i) + ")").orElse("");
    return new Entry(compact ? value : value + interval, ahead(ratio));
  }

  private static Ahead ahead(Estimate ratio) {
    if (!ratio.differsFromOne()) {
      return Ahead.NEITHER;
    }
    return ratio.value() > 1 ? Ahead.SECOND : Ahead.FIRST;
  }

  private boolean isWithheld(ShapeComparison shape) {
    return proofs.get(shape.shape().cell()).state() == Proof.State.FAILED;
  }

  /** What holds for all rows. */
  public String common() {
    String label = Shape.label(shared);
    return "All: " + (label.isEmpty() ? "" : label + ", ") + conditions.text() + "; " + intervals();
  }

  private String intervals() {
    String source =
        shapes.stream().flatMap(s -> s.compared().stream()).anyMatch(b -> b.isFromOneFork())
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
        .map(RatioTable::relativeHalfWidth)
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
  public List<String> remarks() {
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
        .map(e -> NONE + " " + e.getKey() + " (" + String.join("; ", e.getValue()) + ").")
        .toList();
  }

  private String reason(BatchComparison batch) {
    return batch.rows().stream()
        .filter(Row.Absent.class::isInstance)
        .filter(row -> Set.of(pair.first().name(), pair.second().name()).contains(row.backend()))
        .map(row -> backends.label(row.backend()) + " " + ((Row.Absent) row).reason())
        .findFirst()
        .orElse("several results for one backend");
  }
}
