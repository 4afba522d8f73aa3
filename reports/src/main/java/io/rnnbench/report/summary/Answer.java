package io.rnnbench.report.summary;

import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Shape;
import io.rnnbench.report.speed.ShapeComparison;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is said of one cell in one breath: who trains it faster and how sure that is, at one network
 * and batch size, then the extremes over all of them.
 *
 * @param text such as "LSTM training is 2.96× (2.83..3.10) faster with DJL at hidden 64, batch 16."
 * @param range the extremes over all networks and batch sizes; empty where there is only one
 * @param notes what the run says about the cell, to be read with the sentence
 */
public record Answer(String cell, Proof proof, String text, String range, List<String> notes) {

  private static final String NOTHING =
      " training: nothing to compare, no batch size has one result for each of DL4J and DJL.";

  /** One ratio and where it was measured. */
  private record Place(Shape shape, BatchComparison batch, Map<String, String> shared) {
    Estimate ratio() {
      return batch.ratio().orElseThrow();
    }

    /** Less the parameters that all networks of the report have alike. */
    String label() {
      Map<String, String> own = new TreeMap<>(shape.params());
      own.keySet().removeAll(shared.keySet());
      String label = Shape.label(own);
      return (label.isEmpty() ? "" : label + ", ") + "batch " + batch.batch();
    }
  }

  /**
   * The answer for one cell.
   *
   * @param shapes of all cells, under one set of conditions
   */
  static Answer of(
      String cell,
      List<ShapeComparison> shapes,
      Optional<Site> site,
      Proof proof,
      List<String> notes) {
    if (proof.state() == Proof.State.FAILED) {
      String reason = " training: withheld, not proved equal (" + proof.reason() + ").";
      return new Answer(cell, proof, cell + reason, "", notes);
    }
    List<Place> places = places(cell, shapes);
    if (places.isEmpty()) {
      return new Answer(cell, proof, cell + NOTHING, "", notes);
    }
    String text = cell + " training" + first(place(places, site));
    return new Answer(
        cell,
        proof,
        proof.holds() ? text : "Not proved (" + proof.reason() + "): " + text,
        range(places),
        notes);
  }

  private static List<Place> places(String cell, List<ShapeComparison> shapes) {
    Map<String, String> shared = ShapeComparison.sharedParams(shapes);
    return shapes.stream()
        .filter(shape -> shape.shape().cell().equals(cell))
        .flatMap(shape -> shape.compared().stream().map(b -> new Place(shape.shape(), b, shared)))
        .toList();
  }

  /** At the site of the report, or in the middle where this cell was not compared there. */
  private static Place place(List<Place> places, Optional<Site> site) {
    return places.stream()
        .filter(p -> site.equals(Optional.of(new Site(p.shape.params(), p.batch.batch()))))
        .findFirst()
        .orElseGet(() -> Site.middle(places));
  }

  private static String first(Place place) {
    Estimate ratio = place.ratio();
    String basis = place.batch.isFromOneFork() ? " [one fork]" : "";
    if (ratio.interval().isPresent() && !ratio.differsFromOne()) {
      return ": no difference is proved at %s, DL4J time / DJL time is %s%s."
          .formatted(place.label(), Notation.ratio(ratio), basis);
    }
    boolean djl = ratio.value() >= 1;
    return " is %s%s faster with %s at %s."
        .formatted(
            Notation.ratio(djl ? ratio : ratio.inverse()),
            basis,
            djl ? "DJL" : "DL4J",
            place.label());
  }

  private static String range(List<Place> places) {
    if (places.size() < 2) {
      return "";
    }
    Comparator<Place> byRatio = Comparator.comparingDouble(place -> place.ratio().value());
    Place least = places.stream().min(byRatio).orElseThrow();
    Place most = places.stream().max(byRatio).orElseThrow();
    return "Over %s networks and batch sizes DL4J time / DJL time is %s (%s) to %s (%s): %s."
        .formatted(
            places.size(),
            Notation.digits(least.ratio().value(), 3),
            least.label(),
            Notation.digits(most.ratio().value(), 3),
            most.label(),
            whoIsAhead(places));
  }

  /** Ahead means proved: an interval that leaves 1 out, or a value where nothing was repeated. */
  private static String whoIsAhead(List<Place> places) {
    List<Estimate> ratios = places.stream().map(Place::ratio).toList();
    long dl4j = ratios.stream().filter(r -> isProved(r) && r.value() < 1).count();
    long djl = ratios.stream().filter(r -> isProved(r) && r.value() > 1).count();
    if (dl4j > 0 && djl > 0) {
      return "DL4J is ahead in %s, DJL in %s".formatted(dl4j, djl);
    }
    if (dl4j == 0) {
      boolean never = ratios.stream().allMatch(r -> r.value() >= 1);
      return never ? "DL4J is never ahead" : "DL4J is nowhere proved ahead";
    }
    boolean never = ratios.stream().allMatch(r -> r.value() <= 1);
    return never ? "DJL is never ahead" : "DJL is nowhere proved ahead";
  }

  private static boolean isProved(Estimate ratio) {
    return ratio.interval().isEmpty() || ratio.differsFromOne();
  }
}
