package io.rnnbench.bench.ab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
   */
  record Slice(double lowerQuartile, double mean) {}

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
