package io.rnnbench.bench.ablate;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Division;
import io.rnnbench.bench.fork.ForkRecord;
import io.rnnbench.bench.fork.ForkRunner;
import io.rnnbench.bench.fork.ForkSettings;
import io.rnnbench.bench.fork.LockedOut;
import io.rnnbench.bench.fork.OtherJmh;
import io.rnnbench.bench.fork.RunDirectory;
import io.rnnbench.bench.fork.Tuning;
import io.rnnbench.bench.fork.Variant;
import io.rnnbench.bench.plan.BackendSetup;
import io.rnnbench.bench.plan.BenchmarkPreset;
import io.rnnbench.bench.plan.Fork;
import io.rnnbench.bench.plan.Shape;
import io.rnnbench.catalog.Backends;
import io.rnnbench.cli.Invocation;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.environment.EnvironmentFile;
import io.rnnbench.model.CellType;
import io.rnnbench.progress.Progress;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What each setting of the tuned division is worth, and what folklore is. */
@Command(
    name = "ablate",
    description = {
      "Times a training step with the tuned division's settings, with each of them left out, and"
          + " with each piece of folklore added; one JVM each a round, in random order.",
      "Writes ablation.json and prints it: time with the change / time without, with the 95 %"
          + " interval over rounds."
    },
    mixinStandardHelpOptions = true)
public final class AblateCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int INPUT_SIZE = 64;
  private static final double FORK_SECONDS = 12;

  @Spec private CommandSpec command;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where results go")
  private Path out;

  @Option(names = "--backends", split = ",", description = "names of backends (all)")
  private List<String> backends = Backends.frameworks().stream().map(Backend::name).toList();

  @Option(names = "--cells", split = ",", description = "${COMPLETION-CANDIDATES} (LSTM)")
  private List<CellType> cells = List.of(CellType.LSTM);

  @Option(names = "--hidden", defaultValue = "64", description = "units (${DEFAULT-VALUE})")
  private int hidden;

  @Option(names = "--time-steps", defaultValue = "50", description = "(${DEFAULT-VALUE})")
  private int timeSteps;

  @Option(names = "--batches", split = ",", description = "batch sizes (16)")
  private List<Integer> batchSizes = List.of(16);

  @Option(names = "--rounds", defaultValue = "5", description = "JVMs of each (${DEFAULT-VALUE})")
  private int rounds;

  @Mixin private OtherJmh otherJmh = new OtherJmh();

  @Option(names = "--resume", description = "go on with the run in --out")
  private boolean resume;

  private final LockedOut lockedOut = new LockedOut();

  private record Configuration(String backend, CellType cell, int batchSize) {}

  private record Content(int rounds, List<Ablation> rows) {}

  @Override
  public Integer call() throws InterruptedException {
    requireSense();
    String invocation = Invocation.of("benchmarks", command);
    List<Configuration> configurations = configurations();
    configurations.stream()
        .flatMap(c -> variants(c).stream().map(v -> directory(v)))
        .distinct()
        .forEach(directory -> ResultFile.requireWritable(directory));
    PrintWriter err = command.commandLine().getErr();
    otherJmh.settle(err);
    EnvironmentFile.write(out, "tuned", invocation).forEach(err::println);
    List<Ablation> rows = new ArrayList<>();
    long forks = configurations.stream().mapToLong(c -> (long) rounds * variants(c).size()).sum();
    try (Progress progress = new Progress("ablation", forks, forks * FORK_SECONDS, err)) {
      for (Configuration configuration : configurations) {
        rows.addAll(measure(configuration, progress));
        new ResultFile(out, "ablation.json").write(new Content(rounds, rows), invocation);
      }
    }
    PrintWriter print = command.commandLine().getOut();
    Ablation.table(rows).forEach(print::println);
    return ExitCode.OK;
  }

  private void requireSense() {
    List<String> known = Backends.frameworks().stream().map(b -> b.name()).toList();
    for (String backend : backends) {
      if (!known.contains(backend)) {
        throw new UsageException(
            "--backends: %s is none of %s".formatted(backend, String.join(", ", known)));
      }
    }
    if (rounds < 2) {
      throw new UsageException("--rounds is " + rounds + "; at least 2, or there is no interval");
    }
  }

  private List<Configuration> configurations() {
    List<Configuration> all = new ArrayList<>();
    for (CellType cell : cells) {
      for (int batchSize : batchSizes) {
        backends.forEach(backend -> all.add(new Configuration(backend, cell, batchSize)));
      }
    }
    return all;
  }

  /** The division itself first. */
  private static List<Variant> variants(Configuration configuration) {
    return Stream.concat(
            Stream.of(Variant.NONE),
            Stream.of(Tuning.Kind.values())
                .flatMap(kind -> Tuning.of(kind, configuration.backend()).stream())
                .filter(t -> t != Tuning.OWN_LSTM || configuration.cell() == CellType.LSTM)
                .map(Variant::of))
        .toList();
  }

  private Path directory(Variant variant) {
    String label = variant.label();
    return out.resolve("forks").resolve(label.isEmpty() ? "tuned" : label.replace(' ', '-'));
  }

  private List<Ablation> measure(Configuration configuration, Progress progress)
      throws InterruptedException {
    Map<Variant, List<Double>> times = new LinkedHashMap<>();
    variants(configuration).forEach(variant -> times.put(variant, new ArrayList<>()));
    for (int round = 1; round <= rounds; round++) {
      List<Variant> order = new ArrayList<>(times.keySet());
      Collections.shuffle(order, new java.util.Random(round));
      for (Variant variant : order) {
        times.get(variant).add(time(configuration, variant, round).orElse(Double.NaN));
        progress.step(FORK_SECONDS);
      }
    }
    List<Double> tuned = times.remove(Variant.NONE);
    List<Ablation> rows = new ArrayList<>();
    times.forEach(
        (variant, changed) ->
            rows.add(
                Ablation.of(
                    configuration.backend(),
                    configuration.cell().name(),
                    configuration.batchSize(),
                    variant.label(),
                    changed,
                    tuned)));
    return rows;
  }

  private OptionalDouble time(Configuration configuration, Variant variant, int round)
      throws InterruptedException {
    BackendSetup side = new BackendSetup(configuration.backend(), Division.TUNED, Device.CPU, "1");
    Map<String, String> params =
        new LinkedHashMap<>(
            Shape.of(configuration.cell(), INPUT_SIZE, hidden, timeSteps)
                .params(configuration.batchSize()));
    params.putAll(side.params());
    Fork fork =
        new Fork(
            "TrainStepBenchmark.step",
            params,
            BenchmarkPreset.STANDARD.timing(configuration.backend()),
            List.of(),
            round);
    RunDirectory directory = new RunDirectory(directory(variant));
    if (!resume || directory.record(fork).filter(ForkRecord::isFinished).isEmpty()) {
      new ForkRunner(directory, LIMIT, List.of(), lockedOut)
          .run(fork, ForkSettings.of(Division.TUNED, configuration.backend(), "1", variant));
    }
    return directory.result(fork).stream()
        .mapToDouble(result -> result.getPrimaryResult().getScore())
        .findFirst();
  }
}
