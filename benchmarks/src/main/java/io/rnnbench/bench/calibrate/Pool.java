package io.rnnbench.bench.calibrate;

import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Recorded rounds, from which pairs of forks are drawn with replacement. */
final class Pool {
  /** By group; each round by side. */
  private final SortedMap<String, List<SortedMap<String, Ab.Fork>>> rounds = new TreeMap<>();

  /** Of the rounds in which every side finished. */
  static Pool of(Recording recording, int sides) {
    SortedMap<String, SortedMap<Integer, SortedMap<String, Ab.Fork>>> all = new TreeMap<>();
    for (Ab.Fork fork : recording.forks()) {
      if (fork.status().equals(Ab.FINISHED)) {
        all.computeIfAbsent(fork.group(), g -> new TreeMap<>())
            .computeIfAbsent(fork.round(), r -> new TreeMap<>())
            .put(fork.side(), fork);
      }
    }
    Pool pool = new Pool();
    all.forEach(
        (group, byRound) ->
            pool.rounds.put(
                group, byRound.values().stream().filter(r -> r.size() == sides).toList()));
    return pool;
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

  /**
   * A round of a group as a gate would have seen it.
   *
   * @param planted which row of the group is slower; -1 for none, {@link #ALL} for all
   */
  List<Ab.Fork> draw(int number, String group, Level level, int planted, Random random) {
    List<SortedMap<String, Ab.Fork>> of = rounds.get(group);
    SortedMap<String, Ab.Fork> round = of.get(random.nextInt(of.size()));
    Ab.Fork one = round.get(Ab.BASELINE);
    Ab.Fork other = round.get(Level.NONE.name());
    if (random.nextBoolean()) { // neither is changed: which is called what is a coin's choice
      Ab.Fork swap = one;
      one = other;
      other = swap;
    }
    Ab.Fork slower = round.get(level.name());
    List<Ab.Result> results = new ArrayList<>();
    for (int row = 0; row < other.results().size(); row++) {
      boolean isPlanted = planted == ALL || planted == row;
      results.add((isPlanted ? slower : other).results().get(row));
    }
    return List.of(
        as(number, Ab.BASELINE, one, one.results()), as(number, Ab.CANDIDATE, other, results));
  }

  static final int ALL = Integer.MAX_VALUE;

  private static Ab.Fork as(int round, String side, Ab.Fork fork, List<Ab.Result> results) {
    return new Ab.Fork(
        round,
        fork.group(),
        side,
        fork.status(),
        fork.reason(),
        fork.log(),
        fork.seconds(),
        results);
  }
}
