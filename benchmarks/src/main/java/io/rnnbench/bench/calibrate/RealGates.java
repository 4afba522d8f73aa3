package io.rnnbench.bench.calibrate;

import io.rnnbench.bench.ab.AbRun;
import io.rnnbench.bench.ab.Group;
import io.rnnbench.bench.ab.Program;
import io.rnnbench.report.gate.AbVerdict;
import io.rnnbench.report.gate.Thresholds;
import io.rnnbench.report.gate.Verdict;
import io.rnnbench.report.result.Ab;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Gates that are run for real, to check what resampling says. One row of each is slower. */
final class RealGates {
  private final Path out;
  private final Program program;
  private final List<Group> groups;
  private final Duration limit;
  private final Duration budget;
  private final Random random = new Random();
  private final Map<Double, List<Resampling.Outcome>> outcomes = new TreeMap<>();

  RealGates(Path out, Program program, List<Group> groups, Duration limit, Duration budget) {
    this.out = out;
    this.program = program;
    this.groups = groups;
    this.limit = limit;
    this.budget = budget;
  }

  void run(Level level, int number, Pool pool, PrintWriter err) throws InterruptedException {
    Program candidate = program.with(planted(level, pool));
    Path directory =
        out.resolve(
            String.format(Locale.ROOT, "real/%s-%d", level.name().replaceAll("\\W+", "-"), number));
    Ab start =
        new Ab(
            "",
            "",
            program.described(),
            candidate.described(),
            Thresholds.DEFAULT.minEffect(),
            Thresholds.DEFAULT.maxSlowdown(),
            List.of());
    Map<String, Program> sides = Map.of(Ab.BASELINE, program, Ab.CANDIDATE, candidate);
    Ab ab =
        new AbRun(directory, groups, sides, limit, true, start)
            .execute(budget, (round, gate, seconds) -> {});
    Verdict verdict = AbVerdict.of(directory, ab, Thresholds.DEFAULT).verdict();
    double seconds = ab.forks().stream().mapToDouble(Ab.Fork::seconds).sum();
    outcomes
        .computeIfAbsent(level.share(), share -> new ArrayList<>())
        .add(new Resampling.Outcome(verdict, seconds));
    err.printf(Locale.ROOT, "gate %d, %s: %s in %.0f s%n", number, level.name(), verdict, seconds);
    err.flush();
  }

  private List<String> planted(Level level, Pool pool) {
    if (level.share() == 0) {
      return List.of();
    }
    List<String> all = pool.groups();
    List<Ab.Result> rows = pool.rows(all.get(random.nextInt(all.size())));
    Map<String, String> row = rows.get(random.nextInt(rows.size())).params();
    List<String> args = new ArrayList<>(level.jvmArgs());
    args.add(
        "-Drnnbench.plantedRow=%s %s %s"
            .formatted(row.get("backend"), row.get("cell"), row.get("batchSize")));
    return args;
  }

  List<CalibrationRow> rows() {
    List<CalibrationRow> rows = new ArrayList<>();
    outcomes.forEach(
        (share, of) ->
            rows.add(
                CalibrationRow.of(
                    new Level(share), Scope.ONE_ROW, CalibrationRow.Source.REAL, of)));
    return rows;
  }
}
