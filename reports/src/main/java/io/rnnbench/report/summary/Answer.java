package io.rnnbench.report.summary;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Estimate;
import io.rnnbench.report.speed.Pair;
import io.rnnbench.report.speed.Shape;
import io.rnnbench.report.speed.ShapeComparison;
import io.rnnbench.report.speed.Speed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
      "%s training: nothing to compare, no batch size has one result for each of %s and %s.";

  /** One ratio and where it was measured. */
  private record Place(
      Shape shape, BatchComparison batch, Pair pair, boolean only, Map<String, String> shared) {
    Estimate ratio() {
      return batch.ratio().orElseThrow();
    }

    Site site() {
      return new Site(shape.params(), batch.batch());
    }

    /** The whole network where there is only one to speak of. */
    String wholeLabel() {
      String label = Shape.label(shape.params());
      return shared.equals(shape.params()) && !label.isEmpty()
          ? label + ", batch " + batch.batch()
          : label();
    }

    /** Less the parameters that all networks of the report have alike. */
    String label() {
      Map<String, String> own = new TreeMap<>(shape.params());
      own.keySet().removeAll(shared.keySet());
      String label = Shape.label(own);
      return (label.isEmpty() ? "" : label + ", ") + "batch " + batch.batch();
    }
  }

  /** The answers for one cell, one for every two frameworks of which something was timed. */
  static List<Answer> ofEveryPair(
      String cell,
      Speed speed,
      Backends backends,
      Optional<Site> site,
      Function<List<String>, Proof> proofs,
      List<String> notes) {
    List<Speed> pairs = speed.ofEveryPair(backends);
    Proof first = proofs.apply(names(pairs.get(0).pair()));
    return pairs.size() == 1 || first.state() == Proof.State.FAILED
        ? List.of(of(cell, pairs.get(0), site, first, notes))
        : pairs.stream()
            .map(two -> of(cell, two, false, site, proofs.apply(names(two.pair())), notes))
            .toList();
  }

  private static List<String> names(Pair pair) {
    return List.of(pair.first().name(), pair.second().name());
  }

  /** The answer for one cell where there are two frameworks. */
  static Answer of(String cell, Speed speed, Optional<Site> site, Proof proof, List<String> notes) {
    return of(cell, speed, true, site, proof, notes);
  }

  /** The answer for one cell, under the first conditions in which it was compared at all. */
  private static Answer of(
      String cell,
      Speed speed,
      boolean only,
      Optional<Site> site,
      Proof proof,
      List<String> notes) {
    if (proof.state() == Proof.State.FAILED) {
      String reason = " training: withheld, not proved equal (" + proof.reason() + ").";
      return new Answer(cell, proof, cell + reason, "", notes);
    }
    List<ShapeComparison> own =
        speed.shapes().stream()
            .filter(shape -> shape.shape().cell().equals(cell))
            .filter(shape -> !shape.compared().isEmpty())
            .toList();
    if (own.isEmpty()) {
      Pair pair = speed.pair();
      String text = NOTHING.formatted(cell, pair.first().label(), pair.second().label());
      return new Answer(cell, proof, text, "", notes);
    }
    Conditions conditions = own.get(0).shape().conditions();
    Map<String, String> shared = ShapeComparison.sharedParams(speed.under(conditions));
    Map<Conditions, List<Place>> places = new TreeMap<>();
    for (ShapeComparison shape : own) {
      places
          .computeIfAbsent(shape.shape().conditions(), c -> new ArrayList<>())
          .addAll(
              shape.compared().stream()
                  .map(b -> new Place(shape.shape(), b, speed.pair(), only, shared))
                  .toList());
    }
    Place place = place(places.get(conditions), site);
    String text =
        "%s training%s at %s (%s)."
            .formatted(cell, verdict(place), place.wholeLabel(), conditions.text());
    String range =
        Stream.concat(elsewhere(place, places).stream(), range(places.get(conditions)).stream())
            .collect(Collectors.joining(" "));
    return new Answer(
        cell,
        proof,
        proof.holds() ? text : "Not proved (" + proof.reason() + "): " + text,
        range,
        notes);
  }

  /** At the site of the report, or in the middle where this cell was not compared there. */
  private static Place place(List<Place> places, Optional<Site> site) {
    return places.stream()
        .filter(place -> site.equals(Optional.of(place.site())))
        .findFirst()
        .orElseGet(() -> Site.middle(places));
  }

  /** The same network and batch size under all other conditions: a chooser may have those. */
  private static List<String> elsewhere(Place place, Map<Conditions, List<Place>> places) {
    return places.entrySet().stream()
        .filter(e -> !e.getKey().equals(place.shape.conditions()))
        .flatMap(
            e ->
                e.getValue().stream()
                    .filter(other -> other.site().equals(place.site()))
                    .map(other -> "Under %s it%s.".formatted(e.getKey().text(), verdict(other))))
        .toList();
  }

  /** Such as " is 2.96× (2.83..3.10) faster with DJL". */
  private static String verdict(Place place) {
    Estimate ratio = place.ratio();
    String basis = place.batch.isFromOneFork() ? " [one JVM each]" : "";
    if (!ratio.differsFromOne() && (ratio.interval().isPresent() || ratio.value() == 1)) {
      return " shows no proved difference, "
          + place.pair.title()
          + " "
          + Notation.ratio(ratio)
          + basis
          + ",";
    }
    boolean second = ratio.value() > 1;
    String faster = (second ? place.pair.second() : place.pair.first()).label();
    String slower = (second ? place.pair.first() : place.pair.second()).label();
    return " is %s%s faster with %s%s"
        .formatted(
            Notation.ratio(second ? ratio : ratio.inverse()),
            basis,
            faster,
            place.only ? "" : " than with " + slower);
  }

  private static Optional<String> range(List<Place> places) {
    if (places.size() < 2) {
      return Optional.empty();
    }
    long networks = places.stream().map(place -> place.shape.params()).distinct().count();
    Comparator<Place> byRatio = Comparator.comparingDouble(place -> place.ratio().value());
    Place least = places.stream().min(byRatio).orElseThrow();
    Place most = places.stream().max(byRatio).orElseThrow();
    return Optional.of(
        "Over %s %s %s is %s (%s) to %s (%s): %s."
            .formatted(
                places.size(),
                networks == 1 ? "batch sizes" : "networks and batch sizes",
                least.pair.title(),
                Notation.digits(least.ratio().value(), 3),
                least.label(),
                Notation.digits(most.ratio().value(), 3),
                most.label(),
                whoIsAhead(places)));
  }

  /** Ahead means proved: by an interval that leaves 1 out. */
  private static String whoIsAhead(List<Place> places) {
    List<Estimate> ratios = places.stream().map(Place::ratio).toList();
    String first = places.get(0).pair.first().label();
    String second = places.get(0).pair.second().label();
    long firsts = ratios.stream().filter(r -> r.differsFromOne() && r.value() < 1).count();
    long seconds = ratios.stream().filter(r -> r.differsFromOne() && r.value() > 1).count();
    if (firsts > 0 && seconds > 0) {
      return "%s is ahead in %s, %s in %s".formatted(first, firsts, second, seconds);
    }
    if (firsts == 0 && seconds == 0) {
      return "neither is proved ahead anywhere";
    }
    String loser = firsts == 0 ? first : second;
    boolean never = ratios.stream().allMatch(r -> firsts == 0 ? r.value() >= 1 : r.value() <= 1);
    return never ? loser + " is never ahead" : loser + " is nowhere proved ahead";
  }
}
