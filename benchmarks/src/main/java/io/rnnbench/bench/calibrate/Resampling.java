package io.rnnbench.bench.calibrate;

import io.rnnbench.bench.ab.Group;
import io.rnnbench.bench.ab.RoundCost;
import io.rnnbench.report.gate.AbGate;
import io.rnnbench.report.gate.Look;
import io.rnnbench.report.gate.Thresholds;
import io.rnnbench.report.gate.Verdict;
import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Runs of the gate on recorded rounds: as many as one likes, within the same budget. */
final class Resampling {
  private static final long SEED = 1;

  private final Pool pool;
  private final double budgetSeconds;

  Resampling(Pool pool, double budgetSeconds) {
    this.pool = pool;
    this.budgetSeconds = budgetSeconds;
  }

  /** How one gate ended, and what it took. */
  record Outcome(Verdict verdict, double seconds) {}

  List<Outcome> run(Level level, Scope scope, int runs) {
    Random random = new Random(SEED);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      outcomes.add(run(level, scope, random));
    }
    return outcomes;
  }

  private Outcome run(Level level, Scope scope, Random random) {
    AbGate gate = new AbGate(Thresholds.DEFAULT);
    List<String> groups = pool.groups();
    List<Ab.Result> candidates = pool.rows(groups.get(random.nextInt(groups.size())));
    Ab.Result slower = candidates.get(random.nextInt(candidates.size()));
    UnaryOperator<Ab.Result> change =
        row ->
            level.share() > 0 && (scope == Scope.ALL_ROWS || isSame(row, slower))
                ? scope.slower(row, level.share())
                : row;
    double seconds = 0;
    for (int round = 1; ; round++) {
      Map<String, List<Ab.Result>> measured = new HashMap<>();
      double cost = 0;
      for (String group : groups) {
        if (gate.wants(group)) {
          List<Ab.Result> all = pool.rows(group);
          List<Ab.Result> rows = Group.measured(all.stream().filter(gate::wants).toList(), all);
          measured.put(group, rows);
          cost += RoundCost.seconds(pool.forks(group), rows.size() * share(round));
        }
      }
      if (measured.isEmpty() || seconds + cost > budgetSeconds) {
        return new Outcome(gate.verdict(), seconds);
      }
      List<Ab.Fork> forks = new ArrayList<>();
      int number = round;
      measured.forEach(
          (group, rows) ->
              forks.addAll(
                  pool.draw(
                      number,
                      group,
                      row -> rows.stream().anyMatch(other -> isSame(row, other)),
                      change,
                      share(number),
                      random)));
      gate.add(forks);
      seconds += cost;
    }
  }

  /**
   * Of the recorded slices, which are as many as a row gets after the first look. It may then get
   * twice as many again, of which draws know nothing.
   */
  private static double share(int round) {
    return round <= Look.FIRST ? 1.0 / Group.LEAST_GROWTH : 1;
  }

  private static boolean isSame(Ab.Result row, Ab.Result other) {
    return row.benchmark().equals(other.benchmark()) && row.params().equals(other.params());
  }
}
