package io.rnnbench.bench.run;

import io.rnnbench.backend.Device;
import io.rnnbench.bench.fork.ForkRunner;
import io.rnnbench.bench.fork.OtherJmh;
import io.rnnbench.bench.fork.RunDirectory;
import io.rnnbench.bench.plan.BenchmarkPreset;
import io.rnnbench.bench.plan.Fork;
import io.rnnbench.bench.plan.ForkList;
import io.rnnbench.bench.plan.ForkPlan;
import io.rnnbench.bench.plan.JmhOptions;
import io.rnnbench.bench.plan.Shape;
import io.rnnbench.bench.plan.ThreadCounts;
import io.rnnbench.cli.Invocation;
import io.rnnbench.cli.file.NetworkFile;
import io.rnnbench.cli.file.OneAtATime;
import io.rnnbench.cli.worker.Shard;
import io.rnnbench.environment.EnvironmentFile;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a preset, or a user's own network. */
@Command(
    name = "run",
    description = {
      "Measures a preset, one JVM at a time, whoever is compared next to each other. Every finished"
          + " JVM is on disk before the next starts; one that crashes, hangs or runs out of memory"
          + " is recorded with its cause and its log, and the others go on.",
      "Behind -- stand JMH's own options: a pattern, -e and -p choose benchmarks, -f is the number"
          + " of JVMs of each, -l and -lp list what would run and run nothing, all others (-wi, -i, -prof gc, ...) go"
          + " to JMH.",
      "Writes jmh.json, run.json, environment.json, and python.json where native PyTorch is found."
          + " Exits with 1 when a benchmark failed."
    },
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(names = "--preset", required = true, description = "quick, standard or full")
  private BenchmarkPreset preset;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where results go")
  private Path out;

  @Option(
      names = "--network",
      paramLabel = "FILE.yaml",
      description = "this network instead of the preset's shapes")
  private Path network;

  @Option(
      names = "--time-steps",
      split = ",",
      paramLabel = "N",
      description = "lengths of --network's sequences (the preset's)")
  private List<Integer> timeSteps = new ArrayList<>();

  @Option(
      names = "--batch",
      split = ",",
      paramLabel = "N",
      description = "batch sizes of training steps (the preset's)")
  private List<Integer> batches = new ArrayList<>();

  @Option(
      names = "--threads",
      defaultValue = "1",
      paramLabel = "1,all",
      description = "compute threads: the first everywhere, the others on one shape of each cell")
  private String threads;

  @Option(
      names = "--device",
      defaultValue = "cpu",
      description = "cpu or gpu; a backend that can't says why, and runs nowhere else")
  private Device device;

  @Option(names = "--resume", description = "go on with the run in --out; repeats what failed")
  private boolean resume;

  @Option(names = "--shard", paramLabel = "i/n", description = "the i-th of n parts of the run")
  private String shard;

  @Option(
      names = "--python",
      paramLabel = "PATH",
      description = "a python3 with torch, to run native PyTorch beside (the one on the path)")
  private Path python;

  @Mixin private OtherJmh otherJmh = new OtherJmh();

  @Option(
      names = "--hang-after",
      defaultValue = "600",
      paramLabel = "SECONDS",
      description = "a JVM that gives no result within this time is killed (${DEFAULT-VALUE})")
  private int hangAfter;

  @Parameters(paramLabel = "JMH OPTIONS", description = "behind --")
  private List<String> jmh = new ArrayList<>();

  @Override
  public Integer call() {
    if (hangAfter < 1) {
      throw new UsageException("--hang-after is " + hangAfter + "; give at least 1 second");
    }
    JmhOptions options = JmhOptions.parse(jmh);
    ThreadCounts counts = ThreadCounts.parse(threads);
    PythonBeside beside = PythonBeside.find(python);
    int rounds = options.forks().orElse(1);
    ForkPlan plan =
        new ForkPlan(preset, shapes(), batches(), counts.numbers(), device, beside.isFound());
    List<Fork> forks =
        plan.forks(rounds, Shard.parse(shard)).stream().filter(options::wants).toList();
    if (forks.isEmpty()) {
      throw new UsageException("the options behind -- leave no benchmark of " + name());
    }
    RunDirectory directory = new RunDirectory(out);
    String invocation = Invocation.of("benchmarks", command);
    RunFile file = new RunFile(out, invocation, name(), rounds, Caveats.of(beside));
    ForkRunner runner =
        new ForkRunner(directory, Duration.ofSeconds(hangAfter), options.arguments());
    BenchmarkRun run = new BenchmarkRun(out, directory, runner, beside, file);
    if (options.listing().isPresent()) {
      List<Fork> able = forks.stream().filter(fork -> run.unsupported(fork).isEmpty()).toList();
      PrintWriter print = command.commandLine().getOut();
      ForkList.lines(able, options.listing().get()).forEach(print::println);
      return ExitCode.OK;
    }
    return OneAtATime.in(
        out,
        () -> {
          otherJmh.settle(command.commandLine().getErr());
          directory.begin(forks, resume);
          return execute(run, file, forks, beside);
        });
  }

  private int execute(BenchmarkRun run, RunFile file, List<Fork> forks, PythonBeside beside)
      throws InterruptedException {
    PrintWriter err = command.commandLine().getErr();
    EnvironmentFile.write(out, "stock, tuned", Invocation.of("benchmarks", command))
        .forEach(err::println);
    beside.warnings().forEach(err::println);
    run.execute(forks, err);
    file.failures()
        .forEach(
            f ->
                err.println(
                    "failed: %s %s: %s; see %s"
                        .formatted(f.benchmark(), f.params(), f.reason(), out.resolve(f.log()))));
    return file.failures().isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private String name() {
    return preset.name().toLowerCase(Locale.ROOT);
  }

  private List<Integer> batches() {
    for (int size : batches) {
      if (size < 1) {
        throw new UsageException("--batch is " + size + "; a batch has at least 1 sequence");
      }
      if (Collections.frequency(batches, size) > 1) {
        throw new UsageException("--batch names " + size + " twice; give it once");
      }
    }
    return batches;
  }

  private List<Shape> shapes() {
    if (network == null) {
      if (!timeSteps.isEmpty()) {
        throw new UsageException("--time-steps goes with --network; give both or neither");
      }
      return List.of();
    }
    NetworkSpec spec = NetworkFile.read(network);
    List<Integer> lengths = timeSteps.isEmpty() ? preset.timeSteps() : timeSteps;
    for (int length : lengths) {
      if (length < 1) {
        throw new UsageException("--time-steps is " + length + "; a sequence has at least 1 step");
      }
    }
    return lengths.stream().map(steps -> Shape.of(spec, network, steps)).toList();
  }
}
