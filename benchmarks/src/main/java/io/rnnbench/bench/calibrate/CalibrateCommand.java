package io.rnnbench.bench.calibrate;

import io.rnnbench.bench.ab.AbPair;
import io.rnnbench.bench.ab.Budget;
import io.rnnbench.bench.ab.Group;
import io.rnnbench.bench.ab.Program;
import io.rnnbench.bench.ab.RoundCost;
import io.rnnbench.bench.ab.Selection;
import io.rnnbench.bench.fork.OtherJmh;
import io.rnnbench.cli.Invocation;
import io.rnnbench.cli.file.OneAtATime;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.environment.EnvironmentFile;
import io.rnnbench.progress.Progress;
import io.rnnbench.report.gate.AbGate;
import io.rnnbench.report.gate.Disturbance;
import io.rnnbench.report.gate.Forecasts;
import io.rnnbench.report.gate.Look;
import io.rnnbench.report.gate.ThresholdOptions;
import io.rnnbench.report.gate.Thresholds;
import io.rnnbench.report.result.Ab;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How often the gate is wrong on this machine. */
@Command(
    name = "calibrate",
    description = {
      "Measures the error rates of ab on this machine: records rounds in which nothing differs, and"
          + " runs the gate on draws from them, with and without a slow-down. --real runs it for"
          + " real, too, on candidates that are really slower.",
      "Takes about a minute a round. Writes forks.json after every round, calibration.json and"
          + " environment.json, and prints the table, the spread of a pair and what a gate can find."
    },
    mixinStandardHelpOptions = true)
public final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private Selection selection = new Selection();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where results go")
  private Path out;

  @Option(
      names = "--runs",
      defaultValue = "1000",
      paramLabel = "N",
      description = "gates to draw for each slow-down (${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = "--planted",
      split = ",",
      paramLabel = "PERCENT",
      converter = ThresholdOptions.Percent.class,
      description = "slow-downs to try (2%%,5%%,10%%,20%%)")
  private List<Double> planted = List.of(0.02, 0.05, 0.1, 0.2);

  @Option(
      names = "--rounds",
      defaultValue = "30",
      paramLabel = "N",
      description = "rounds to record (${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--disturb",
      description = "let another program compute meanwhile, now and then: " + Disturber.WORDS)
  private boolean disturb;

  @Option(
      names = "--real",
      defaultValue = "0",
      paramLabel = "N",
      description = "gates to run for real, for nothing planted and each slow-down (none)")
  private int real;

  @Option(
      names = "--budget",
      defaultValue = "10m",
      converter = Budget.class,
      paramLabel = "TIME",
      description = "of each gate (${DEFAULT-VALUE})")
  private Duration budget;

  @Mixin private OtherJmh otherJmh = new OtherJmh();

  @Option(names = "--resume", description = "go on with the recording in --out")
  private boolean resume;

  private record Content(
      double budgetSeconds,
      int recordedRounds,
      int family,
      String disturbance,
      String forecast,
      List<Spread> spreads,
      List<CalibrationRow> rows) {}

  /** Root mean square of ln(candidate / baseline) of a row's pairs, where nothing differs. */
  private record Spread(String row, String metric, double spread) {}

  @Override
  public Integer call() {
    requireSense();
    return OneAtATime.in(out, this::calibrate);
  }

  private int calibrate() throws InterruptedException {
    Program program = Program.own();
    List<Group> groups = selection.groups(true, true);
    AbPair.requireRoom(groups);
    Recording recording = before();
    otherJmh.settle(command.commandLine().getErr());
    String invocation = Invocation.of("benchmarks", command);
    EnvironmentFile.write(out, "tuned", invocation)
        .forEach(command.commandLine().getErr()::println);
    Optional<Disturber> disturber = disturb ? Optional.of(new Disturber()) : Optional.empty();
    try {
      return calibrate(program, groups, record(program, groups, recording), invocation);
    } finally {
      disturber.ifPresent(Disturber::close);
    }
  }

  private int calibrate(Program program, List<Group> groups, Recording recording, String invocation)
      throws InterruptedException {
    Pool pool = Pool.of(recording.forks());
    if (pool.groups().size() < groups.size() || pool.size() < 2) {
      throw new UsageException(
          "too few rounds came through for a calibration; see the logs in " + out.resolve("forks"));
    }
    AbGate noise = new AbGate(Thresholds.DEFAULT);
    recording.rounds().forEach(noise::add);
    String forecast = forecast(noise, pool);
    List<Spread> spreads = new ArrayList<>();
    noise
        .spreads()
        .forEach((row, of) -> spreads.add(new Spread(row.parameters(), row.metric(), of)));
    List<CalibrationRow> rows = new ArrayList<>(resampled(pool));
    int family = pool.groups().stream().mapToInt(group -> pool.rows(group).size()).sum();
    Function<List<CalibrationRow>, Content> content =
        all ->
            new Content(
                budget.toSeconds(),
                pool.size(),
                family,
                (disturb ? "beside " + Disturber.WORDS : "nothing of our own beside")
                    + Disturbance.of(recording.forks()).map(text -> "; " + text).orElse(""),
                forecast,
                spreads,
                all);
    write(content.apply(rows), invocation);
    RealGates gates = new RealGates(out, program, groups, selection.limit(), budget);
    for (int run = 1; run <= real; run++) {
      for (Level level : levels()) {
        gates.run(level, run, pool, command.commandLine().getErr());
        List<CalibrationRow> all = new ArrayList<>(rows);
        all.addAll(gates.rows());
        write(content.apply(all), invocation);
      }
    }
    rows.addAll(gates.rows());
    PrintWriter print = command.commandLine().getOut();
    CalibrationRow.table(rows).forEach(print::println);
    for (Spread spread : spreads) {
      print.printf(
          Locale.ROOT, "spread %.2f %% %s, %s%n", 100 * spread.spread, spread.metric, spread.row);
    }
    print.println(forecast);
    return ExitCode.OK;
  }

  private String forecast(AbGate noise, Pool pool) {
    double whole = cost(pool, 1);
    double first = Look.FIRST * cost(pool, 1.0 / Group.LEAST_GROWTH);
    double rounds = Look.FIRST + (budget.toMillis() / 1e3 - first) / whole;
    return noise
        .forecast()
        .map(forecast -> Forecasts.of(forecast, budget.toMillis() / 1e3, (int) rounds))
        .orElse("");
  }

  private static double cost(Pool pool, double share) {
    return pool.groups().stream()
        .mapToDouble(group -> RoundCost.seconds(pool.forks(group), share * pool.rows(group).size()))
        .sum();
  }

  private List<Level> levels() {
    return Stream.concat(Stream.of(Level.NONE), planted.stream().map(Level::new)).toList();
  }

  private void requireSense() {
    if (runs < 1 || real < 0) {
      throw new UsageException("--runs is at least 1 and --real at least 0");
    }
    if (rounds < Look.FIRST) {
      throw new UsageException(
          "--rounds is %d; a gate needs %d rounds before it says anything"
              .formatted(rounds, Look.FIRST));
    }
  }

  private void write(Content content, String invocation) {
    new ResultFile(out, "calibration.json").write(content, invocation);
  }

  private Recording before() {
    String plan = selection.plan() + (disturb ? " --disturb" : "");
    Recording there = Recording.in(out).orElse(null);
    if (there == null) {
      return Recording.empty(plan);
    }
    if (!resume) {
      throw new UsageException(
          out
              + ": holds a recording already; go on with --resume, or give --out another directory");
    }
    if (!there.plan().equals(plan)) {
      throw new UsageException(
          out + ": holds a recording with other options; give the same ones, or another directory");
    }
    return there;
  }

  /** Rounds of two sides that are the same, the groups in turns. */
  private Recording record(Program program, List<Group> groups, Recording before)
      throws InterruptedException {
    Recording recording = before;
    AbPair pair = new AbPair(out, selection.limit(), new Random());
    Map<String, Program> sides = new LinkedHashMap<>();
    sides.put(Ab.BASELINE, program);
    sides.put(Ab.CANDIDATE, program);
    long pairs = (long) rounds * groups.size();
    try (Progress progress = new Progress("recording", pairs, command.commandLine().getErr())) {
      for (int round = 1; round <= rounds; round++) {
        for (Group group : groups) {
          if (!recording.has(round, group.name())) {
            Group whole = group.grown(Group.LEAST_GROWTH);
            recording = recording.with(pair.run(round, whole, sides));
            recording.write(out);
          }
          progress.step();
        }
      }
    }
    return recording;
  }

  private List<CalibrationRow> resampled(Pool pool) {
    Resampling resampling = new Resampling(pool, budget.toMillis() / 1e3);
    List<CalibrationRow> rows = new ArrayList<>();
    for (Scope scope : Scope.values()) {
      for (Level level : levels()) {
        if (level.share() > 0 || scope == Scope.ONE_ROW) {
          rows.add(
              CalibrationRow.of(
                  level,
                  scope,
                  CalibrationRow.Source.RESAMPLED,
                  resampling.run(level, scope, runs)));
        }
      }
    }
    return rows;
  }
}
