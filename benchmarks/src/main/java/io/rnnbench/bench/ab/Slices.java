package io.rnnbench.bench.ab;

import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What two processes measured by turns: of each row, the slices that both have, one right after the
 * other.
 */
final class Slices {
  /** Its first slice holds the row's set-up, and what that left behind. */
  private static final int UNFIT = 1;

  /**
   * One slice.
   *
   * @param lowerQuartile of the samples, in the row's unit
   * @param mean of them
   * @param evidence how undisturbed it was, in the order of {@link Ab.Evidence}
   */
  record Slice(double lowerQuartile, double mean, List<Double> evidence) {
    /** From the words of a {@link Turn}. */
    static Slice of(String said) {
      List<Double> numbers = Stream.of(said.split(" ")).map(Double::parseDouble).toList();
      return new Slice(numbers.get(0), numbers.get(1), numbers.subList(2, numbers.size()));
    }
  }

  /** Number by number of {@link SliceEvidence}. */
  static Ab.Evidence evidence(List<Slice> slices) {
    List<List<Double>> columns = new ArrayList<>();
    for (int column = 0; column < 5; column++) {
      int of = column;
      columns.add(slices.stream().map(slice -> slice.evidence.get(of)).toList());
    }
    return new Ab.Evidence(
        columns.get(0), columns.get(1), columns.get(2), columns.get(3), columns.get(4));
  }

  private final Map<String, Map<String, List<Slice>>> bySide = new HashMap<>();

  /** Adds the slices that the sides measured in one pair of turns. */
  synchronized void add(String row, Map<String, Slice> pair) {
    pair.forEach(
        (side, slice) ->
            bySide
                .computeIfAbsent(side, s -> new HashMap<>())
                .computeIfAbsent(row, r -> new ArrayList<>())
                .add(slice));
  }

  /** The slices of a row on one side, in the order measured; none where there was no pair. */
  synchronized List<Slice> of(String side, String row) {
    List<Slice> all = bySide.getOrDefault(side, Map.of()).getOrDefault(row, List.of());
    return all.size() <= UNFIT ? List.of() : List.copyOf(all.subList(UNFIT, all.size()));
  }
}
