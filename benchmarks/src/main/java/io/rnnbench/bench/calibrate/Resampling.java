package io.rnnbench.bench.calibrate;

import io.rnnbench.report.gate.AbGate;
import io.rnnbench.report.gate.Thresholds;
import io.rnnbench.report.gate.Verdict;
import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs of the gate on recorded forks: as many as one likes, within the same budget. */
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

  /** Where a slow-down is planted. */
  enum Scope {
    ONE_ROW,
    ALL_ROWS
  }

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
    String slower = groups.get(random.nextInt(groups.size()));
    int row = random.nextInt(pool.rows(slower).size());
    double seconds = 0;
    double last = 0;
    for (int round = 1; seconds + last <= budgetSeconds; round++) {
      List<Ab.Fork> forks = new ArrayList<>();
      for (String group : groups) {
        if (gate.wants(group)) {
          int planted =
              level.share() == 0
                  ? -1
                  : scope == Scope.ALL_ROWS ? Pool.ALL : group.equals(slower) ? row : -1;
          forks.addAll(pool.draw(round, group, level, planted, random));
        }
      }
      if (forks.isEmpty()) {
        break;
      }
      gate.add(forks);
      last = forks.stream().mapToDouble(Ab.Fork::seconds).sum();
      seconds += last;
    }
    return new Outcome(gate.verdict(), seconds);
  }
}
