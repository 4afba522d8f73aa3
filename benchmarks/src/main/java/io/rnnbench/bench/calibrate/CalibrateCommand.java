package io.rnnbench.bench.calibrate;

import io.rnnbench.bench.ab.AbProcess;
import io.rnnbench.bench.ab.Budget;
import io.rnnbench.bench.ab.Group;
import io.rnnbench.bench.ab.Program;
import io.rnnbench.bench.ab.Selection;
import io.rnnbench.bench.fork.OtherJmh;
import io.rnnbench.cli.Invocation;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.environment.EnvironmentFile;
import io.rnnbench.progress.Progress;
import io.rnnbench.report.gate.SequentialGate;
import io.rnnbench.report.gate.ThresholdOptions;
import io.rnnbench.report.result.Ab;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
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
      "Measures the error rates of ab on this machine: records forks of an unchanged candidate and"
          + " of candidates with a planted slow-down, and runs the gate on draws from them; --real"
          + " runs it for real, too.",
      "Writes forks.json after every fork, calibration.json and environment.json, and prints the"
          + " table."
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
      description = "slow-downs to plant (2%%,5%%,10%%,20%%)")
  private List<Double> planted = List.of(0.02, 0.05, 0.1, 0.2);

  @Option(
      names = "--rounds",
      defaultValue = "20",
      paramLabel = "N",
      description = "forks to record of each (${DEFAULT-VALUE})")
  private int rounds;

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
      double budgetSeconds, int recordedRounds, int family, List<CalibrationRow> rows) {}

  @Override
  public Integer call() throws InterruptedException {
    requireSense();
    ResultFile.requireWritable(out);
    Program program = Program.own();
    List<Group> groups = selection.groups(true);
    List<Level> levels =
        Stream.concat(Stream.of(Level.NONE), planted.stream().map(Level::new)).toList();
    Recording recording = before();
    otherJmh.settle(command.commandLine().getErr());
    String invocation = Invocation.of("benchmarks", command);
    EnvironmentFile.write(out, "tuned", invocation)
        .forEach(command.commandLine().getErr()::println);
    recording = record(program, groups, levels, recording);
    Pool pool = Pool.of(recording, levels.size() + 1);
    if (pool.groups().size() < groups.size() || pool.size() < 2) {
      throw new UsageException(
          "too few forks finished for a calibration; see the logs in " + out.resolve("forks"));
    }
    List<CalibrationRow> rows = new ArrayList<>(resampled(pool, levels));
    int family = pool.groups().stream().mapToInt(group -> pool.rows(group).size()).sum();
    write(new Content(budget.toSeconds(), pool.size(), family, rows), invocation);
    RealGates gates = new RealGates(out, program, groups, selection.limit(), budget);
    for (int run = 1; run <= real; run++) {
      for (Level level : levels) {
        gates.run(level, run, pool, command.commandLine().getErr());
        List<CalibrationRow> all = new ArrayList<>(rows);
        all.addAll(gates.rows());
        write(new Content(budget.toSeconds(), pool.size(), family, all), invocation);
      }
    }
    rows.addAll(gates.rows());
    PrintWriter print = command.commandLine().getOut();
    CalibrationRow.table(rows).forEach(print::println);
    return ExitCode.OK;
  }

  private void requireSense() {
    if (runs < 1 || real < 0) {
      throw new UsageException("--runs is at least 1 and --real at least 0");
    }
    if (rounds < SequentialGate.FIRST_LOOK) {
      throw new UsageException(
          "--rounds is %d; a gate needs %d rounds before it says anything"
              .formatted(rounds, SequentialGate.FIRST_LOOK));
    }
  }

  private void write(Content content, String invocation) {
    new ResultFile(out, "calibration.json").write(content, invocation);
  }

  private Recording before() {
    String plan = planted + " " + selection.plan();
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

  /** All sides of a round in random order, the groups in turns. */
  private Recording record(
      Program program, List<Group> groups, List<Level> levels, Recording before)
      throws InterruptedException {
    Recording recording = before;
    AbProcess process = new AbProcess(out, selection.limit());
    long forks = (long) rounds * groups.size() * (levels.size() + 1);
    Random random = new Random();
    try (Progress progress = new Progress("recording", forks, command.commandLine().getErr())) {
      for (int round = 1; round <= rounds; round++) {
        for (Group group : groups) {
          List<String> sides = new ArrayList<>(List.of(Ab.BASELINE));
          levels.forEach(level -> sides.add(level.name()));
          Collections.shuffle(sides, random);
          for (String side : sides) {
            if (!recording.has(round, group.name(), side)) {
              Program own = program.with(jvmArgs(side, levels));
              recording = recording.with(process.run(round, group, side, own));
              recording.write(out);
            }
            progress.step();
          }
        }
      }
    }
    return recording;
  }

  private static List<String> jvmArgs(String side, List<Level> levels) {
    return levels.stream()
        .filter(level -> level.name().equals(side))
        .map(Level::jvmArgs)
        .findFirst()
        .orElse(List.of());
  }

  private List<CalibrationRow> resampled(Pool pool, List<Level> levels) {
    Resampling resampling = new Resampling(pool, budget.toMillis() / 1e3);
    List<CalibrationRow> rows = new ArrayList<>();
    for (Resampling.Scope scope : Resampling.Scope.values()) {
      for (Level level : levels) {
        if (level.share() > 0 || scope == Resampling.Scope.ONE_ROW) {
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
