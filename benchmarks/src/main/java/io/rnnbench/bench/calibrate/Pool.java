package io.rnnbench.bench.calibrate;

import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Recorded rounds of two sides that do not differ, from which pairs are drawn with replacement. */
final class Pool {
  /** By group; each round by side. */
  private final SortedMap<String, List<SortedMap<String, Ab.Fork>>> rounds = new TreeMap<>();

  /** Of the rounds in which both sides finished with every row. */
  static Pool of(List<Ab.Fork> forks) {
    SortedMap<String, SortedMap<Integer, SortedMap<String, Ab.Fork>>> all = new TreeMap<>();
    for (Ab.Fork fork : forks) {
      if (fork.status().equals(Ab.FINISHED)) {
        all.computeIfAbsent(fork.group(), g -> new TreeMap<>())
            .computeIfAbsent(fork.round(), r -> new TreeMap<>())
            .put(fork.side(), fork);
      }
    }
    Pool pool = new Pool();
    all.forEach((group, byRound) -> pool.rounds.put(group, whole(byRound.values())));
    return pool;
  }

  private static List<SortedMap<String, Ab.Fork>> whole(
      Iterable<SortedMap<String, Ab.Fork>> rounds) {
    int rows = 0;
    for (SortedMap<String, Ab.Fork> round : rounds) {
      for (Ab.Fork fork : round.values()) {
        rows = Math.max(rows, fork.results().size());
      }
    }
    List<SortedMap<String, Ab.Fork>> whole = new ArrayList<>();
    for (SortedMap<String, Ab.Fork> round : rounds) {
      int most = rows;
      if (round.size() == 2
          && round.values().stream().allMatch(fork -> fork.results().size() == most)) {
        whole.add(round);
      }
    }
    return whole;
  }

  List<String> groups() {
    return List.copyOf(rounds.keySet());
  }

  /** Rounds of the group that has fewest. */
  int size() {
    return rounds.values().stream().mapToInt(List::size).min().orElse(0);
  }

  /** Rows of a group. */
  List<Ab.Result> rows(String group) {
    return rounds.get(group).get(0).get(Ab.BASELINE).results();
  }

  /** The forks of a group. */
  List<Ab.Fork> forks(String group) {
    return rounds.get(group).stream().flatMap(round -> round.values().stream()).toList();
  }

  /**
   * A round of a group as a gate would have seen it.
   *
   * @param measured the rows that it measures
   * @param change what is made of a row of the candidate
   * @param share of its slices that a row gets, the first of them
   */
  List<Ab.Fork> draw(
      int number,
      String group,
      Predicate<Ab.Result> measured,
      UnaryOperator<Ab.Result> change,
      double share,
      Random random) {
    List<SortedMap<String, Ab.Fork>> of = rounds.get(group);
    SortedMap<String, Ab.Fork> round = of.get(random.nextInt(of.size()));
    boolean swapped = random.nextBoolean(); // neither is changed: which is called what is a coin's
    Ab.Fork baseline = round.get(swapped ? Ab.CANDIDATE : Ab.BASELINE);
    Ab.Fork candidate = round.get(swapped ? Ab.BASELINE : Ab.CANDIDATE);
    return List.of(
        as(number, Ab.BASELINE, baseline, rows(baseline, measured, share)),
        as(
            number,
            Ab.CANDIDATE,
            candidate,
            rows(candidate, measured, share).stream().map(change).toList()));
  }

  private static List<Ab.Result> rows(Ab.Fork fork, Predicate<Ab.Result> measured, double share) {
    return fork.results().stream().filter(measured).map(row -> first(row, share)).toList();
  }

  private static Ab.Result first(Ab.Result row, double share) {
    int slices = (int) Math.round(share * row.slices().size());
    return row.inSlices(
        row.slices().subList(0, slices), row.sliceMeans().subList(0, slices), row.evidence());
  }

  private static Ab.Fork as(int round, String side, Ab.Fork fork, List<Ab.Result> results) {
    return new Ab.Fork(
        round,
        fork.group(),
        side,
        fork.status(),
        fork.reason(),
        fork.log(),
        fork.seconds(),
        fork.startSeconds(),
        fork.machine(),
        results);
  }
}
