package io.rnnbench.bench.ab;

import io.rnnbench.bench.fork.OtherJmh;
import io.rnnbench.cli.Invocation;
import io.rnnbench.cli.file.OneAtATime;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.environment.EnvironmentFile;
import io.rnnbench.report.gate.AbGate;
import io.rnnbench.report.gate.AbVerdict;
import io.rnnbench.report.gate.Forecast;
import io.rnnbench.report.gate.Forecasts;
import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.Look;
import io.rnnbench.report.gate.ThresholdOptions;
import io.rnnbench.report.gate.Thresholds;
import io.rnnbench.report.gate.output.GateJson;
import io.rnnbench.report.gate.output.GateText;
import io.rnnbench.report.result.Ab;
import io.rnnbench.report.result.AbFile;
import io.rnnbench.report.result.Unreadable;
import io.rnnbench.shell.UsageException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a candidate is slower than a baseline: the two take turns on this machine. */
@Command(
    name = "ab",
    description = {
      "Runs two programs side by side until every row has its verdict or the budget is spent. Both"
          + " live at once and measure slices of 20 ms by turns, so that what disturbs the machine"
          + " meets both. A candidate that fails its parity proof or a study is REGRESSED whatever"
          + " its speed.",
      "The two may differ in their jar (--candidate), in the version of a framework"
          + " (--candidate-version), in the JVM (--candidate-java), or in its arguments"
          + " (--candidate-jvm-args).",
      "Measures a training step of twelve small networks, or what --include and -p say. Behind --"
          + " stand JMH's own options, such as -wi, -w, -i, -r.",
      "--budget is for the verdict; --study and --memory take minutes more, and a step that changed"
          + " is measured once more in its parts.",
      "Takes 6 GiB of memory. Where there is less, or both would share a GPU: --one-at-a-time.",
      "Writes ab.json after every round, environment.json and gate.json, and prints the table. Exits"
          + " with 0 for PASS and IMPROVED, 1 for REGRESSED, 2 for bad usage, 4 for INCONCLUSIVE."
    },
    mixinStandardHelpOptions = true)
public final class AbCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private Sides sides = new Sides();

  @Mixin private Selection selection = new Selection();

  @Mixin private ThresholdOptions thresholds = new ThresholdOptions();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where results go")
  private Path out;

  @Option(
      names = "--budget",
      defaultValue = "10m",
      converter = Budget.class,
      paramLabel = "TIME",
      description = "no longer than this, such as 90s, 10m, 1h (${DEFAULT-VALUE})")
  private Duration budget;

  @Option(
      names = "--study",
      split = ",",
      paramLabel = "NAME",
      description = "also see when a study's task is learnt, e.g. echo-first")
  private List<String> studies = new ArrayList<>();

  @Option(
      names = "--memory",
      description = "also see whether memory grows over 20,000 training steps")
  private boolean memory;

  @Option(
      names = "--one-at-a-time",
      description =
          "run one process after the other. On a machine that others use, the gate answers less"
              + " often this way")
  private boolean oneAtATime;

  @Mixin private OtherJmh otherJmh = new OtherJmh();

  @Option(names = "--resume", description = "go on with the run in --out")
  private boolean resume;

  @Override
  public Integer call() {
    try {
      Thresholds limits = thresholds.thresholds(Thresholds.DEFAULT);
      GateResult result = AbVerdict.of(out, measure(limits), limits);
      new ResultFile(out, "gate.json").write(GateJson.of(result));
      command.commandLine().getOut().print(GateText.of(result));
      return result.verdict().exitCode();
    } catch (Unreadable e) {
      throw new UsageException(e.getMessage());
    }
  }

  private Ab measure(Thresholds limits) {
    Program baseline = sides.baseline();
    List<Group> groups = selection.groups(baseline.isOurs(), !oneAtATime);
    Duration limit = selection.limit();
    if (!oneAtATime && baseline.isOurs()) {
      AbPair.requireRoom(groups);
    }
    return OneAtATime.in(out, () -> measure(baseline, groups, limit, limits));
  }

  private Ab measure(Program baseline, List<Group> groups, Duration limit, Thresholds limits)
      throws InterruptedException {
    List<Ab.Fork> before = before();
    otherJmh.settle(command.commandLine().getErr());
    Program candidate = sides.candidate(out.resolve("candidate-build"));
    String invocation = Invocation.of("benchmarks", command);
    EnvironmentFile.write(out, "tuned", invocation)
        .forEach(command.commandLine().getErr()::println);
    Map<String, Program> programs = new LinkedHashMap<>();
    programs.put(Ab.BASELINE, baseline);
    programs.put(Ab.CANDIDATE, candidate);
    check(programs);
    Ab start =
        new Ab(
            invocation,
            plan(),
            baseline.described(),
            candidate.described(),
            limits.minEffect(),
            limits.maxSlowdown(),
            before);
    Ab ab = new AbRun(out, groups, programs, limit, !oneAtATime, start).execute(budget, this::tell);
    if (ab.forks().stream().allMatch(fork -> fork.results().isEmpty())) {
      throw nothingMeasured(ab.forks());
    }
    return baseline.isOurs() && candidate.isOurs() && !oneAtATime
        ? withParts(ab, groups, programs, limits)
        : ab;
  }

  /** Adds what the parts of a step take, where steps changed. */
  private Ab withParts(Ab ab, List<Group> groups, Map<String, Program> programs, Thresholds limits)
      throws InterruptedException {
    AbPair pair = new AbPair(out, selection.limit(), new Random());
    GateResult result = AbVerdict.of(out, ab, limits);
    Ab whole = ab.with(new StepParts(pair, groups, programs).measure(ab, result));
    new ResultFile(out, AbFile.NAME).write(whole, ab.command());
    return whole;
  }

  private void check(Map<String, Program> programs) throws InterruptedException {
    SideChecks checks = new SideChecks(out, programs, command.commandLine().getErr());
    for (String study : studies) {
      checks.study(study);
    }
    if (memory) {
      checks.memory();
    }
  }

  private void tell(int round, AbGate gate, double seconds) {
    PrintWriter err = command.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "round %d: %d rows without a verdict, %.0f of %d s%n",
        round,
        gate.open(),
        seconds,
        budget.toSeconds());
    if (round == Look.FIRST && gate.open() > 0) {
      gate.forecast().map(forecast -> forecast(forecast, seconds / round)).ifPresent(err::println);
    }
    err.flush();
  }

  private String forecast(Forecast forecast, double roundSeconds) {
    double all = budget.toMillis() / 1e3;
    return Forecasts.of(forecast, all, (int) (all / roundSeconds));
  }

  private UsageException nothingMeasured(List<Ab.Fork> forks) {
    return new UsageException(
        forks.isEmpty()
            ? "--budget is too short for one round"
            : "nothing was measured: %s; see %s"
                .formatted(forks.get(0).reason(), out.resolve(forks.get(0).log())));
  }

  private String plan() {
    return sides.plan() + " " + selection.plan() + (oneAtATime ? " --one-at-a-time" : "");
  }

  /** The forks of the run that is gone on with. */
  private List<Ab.Fork> before() {
    Path file = out.resolve(AbFile.NAME);
    if (!Files.exists(file)) {
      if (resume) {
        throw new UsageException(
            out + ": no run to go on with; leave out --resume, or give --out its directory");
      }
      return List.of();
    }
    if (!resume) {
      throw new UsageException(
          out + ": holds a run already; go on with --resume, or give --out another directory");
    }
    Ab ab = AbFile.read(file);
    if (!ab.plan().equals(plan())) {
      throw new UsageException(
          out + ": holds a run with other options; give the same ones, or --out another directory");
    }
    return ab.forks();
  }
}
