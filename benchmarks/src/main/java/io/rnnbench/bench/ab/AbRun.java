package io.rnnbench.bench.ab;

import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.report.gate.AbGate;
import io.rnnbench.report.gate.Look;
import io.rnnbench.report.gate.Thresholds;
import io.rnnbench.report.result.Ab;
import io.rnnbench.report.result.AbFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Rounds of forks until every row has its verdict, or the budget is spent. */
public final class AbRun {
  /** Rounds after which a group that measured nothing is given up. */
  private static final int PATIENCE = 2;

  private final Path out;
  private final List<Group> groups;
  private final Map<String, Program> programs;
  private final AbProcess process;
  private final Optional<AbPair> pair; // empty where sides run one at a time
  private final ForkOrder order = new ForkOrder(new Random());
  private final AbGate gate;
  private final Ab start;
  private final List<Ab.Fork> forks;

  /**
   * @param programs by side
   * @param together whether both sides live at once and measure slices by turns
   * @param start what ab.json says besides the forks, and those of a run that is gone on with
   */
  public AbRun(
      Path out,
      List<Group> groups,
      Map<String, Program> programs,
      Duration limit,
      boolean together,
      Ab start) {
    this.out = out;
    this.groups = groups;
    this.programs = programs;
    this.start = start;
    process = new AbProcess(out, limit);
    pair = together ? Optional.of(new AbPair(out, limit, new Random())) : Optional.empty();
    forks = new ArrayList<>(start.forks());
    gate = new AbGate(new Thresholds(start.minEffect(), start.maxSlowdown()));
  }

  /** Hears of every round. */
  public interface Listener {
    void ended(int round, AbGate gate, double seconds);
  }

  /**
   * Runs to the end.
   *
   * @param budget for all processes together
   */
  public Ab execute(Duration budget, Listener listener) throws InterruptedException {
    for (int round = 1; ; round++) {
      int number = round;
      List<Group> wanted = groups.stream().filter(group -> isWanted(group, number)).toList();
      double cost = wanted.stream().mapToDouble(group -> cost(group, number)).sum();
      if (wanted.isEmpty() || spent() + cost > budget.toMillis() / 1e3) {
        return now();
      }
      List<Ab.Fork> ran = new ArrayList<>();
      for (Group group : wanted) {
        ran.addAll(round(number, narrowed(group, number)));
      }
      gate.add(ran);
      listener.ended(number, gate, spent());
    }
  }

  private boolean isWanted(Group group, int round) {
    boolean silent = of(group).stream().allMatch(fork -> fork.results().isEmpty());
    return gate.wants(group.name()) && !(silent && round > PATIENCE);
  }

  /** Without rows that are clear, where JMH's options can leave them out. */
  private Group narrowed(Group group, int round) {
    Map<String, Ab.Result> rows = rows(group);
    List<Ab.Result> open = rows.values().stream().filter(gate::wants).toList();
    if (open.isEmpty()) {
      return group;
    }
    Group narrowed = open.size() == rows.size() ? group : group.only(open);
    return narrowed.grown(growth(round, rows.values(), open));
  }

  /** More slices for what was not clear at the first look. */
  private int growth(int round, Collection<Ab.Result> all, Collection<Ab.Result> open) {
    return pair.isEmpty() || round <= Look.FIRST || open.isEmpty()
        ? 1
        : Group.growth(all.size(), Group.measured(open, all).size());
  }

  /** All rows that a group was seen to have. */
  private Map<String, Ab.Result> rows(Group group) {
    Map<String, Ab.Result> rows = new LinkedHashMap<>();
    for (Ab.Fork fork : of(group)) {
      for (Ab.Result row : fork.results()) {
        rows.putIfAbsent(Turn.row(row.benchmark(), row.mode(), row.params()), row);
      }
    }
    return rows;
  }

  private List<Ab.Fork> of(Group group) {
    return forks.stream().filter(fork -> fork.group().equals(group.name())).toList();
  }

  private List<Ab.Fork> round(int round, Group group) throws InterruptedException {
    if (pair.isPresent()) {
      return together(round, group);
    }
    List<Ab.Fork> both = new ArrayList<>();
    for (String side : order.of(round, of(group))) {
      both.add(fork(round, group, side));
    }
    return both;
  }

  private List<Ab.Fork> together(int round, Group group) throws InterruptedException {
    List<Ab.Fork> before = of(group).stream().filter(fork -> fork.round() == round).toList();
    if (!before.isEmpty()) {
      return before;
    }
    List<Ab.Fork> both = pair.orElseThrow().run(round, group, programs);
    forks.addAll(both);
    new ResultFile(out, AbFile.NAME).write(now(), start.command());
    return both;
  }

  private Ab.Fork fork(int round, Group group, String side) throws InterruptedException {
    for (Ab.Fork before : of(group)) {
      if (before.round() == round && before.side().equals(side)) {
        return before;
      }
    }
    Ab.Fork fork = process.run(round, group, side, programs.get(side));
    forks.add(fork);
    new ResultFile(out, AbFile.NAME).write(now(), start.command());
    return fork;
  }

  private Ab now() {
    return new Ab(
        start.command(),
        start.plan(),
        start.baseline(),
        start.candidate(),
        start.minEffect(),
        start.maxSlowdown(),
        List.copyOf(forks));
  }

  private double spent() {
    return forks.stream().mapToDouble(Ab.Fork::seconds).sum();
  }

  private double cost(Group group, int round) {
    Collection<Ab.Result> all = rows(group).values();
    List<Ab.Result> open = all.stream().filter(gate::wants).toList();
    int measured = Group.measured(open, all).size();
    return RoundCost.seconds(of(group), growth(round, all, open) * measured);
  }
}
