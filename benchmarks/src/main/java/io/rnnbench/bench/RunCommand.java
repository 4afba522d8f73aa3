package io.rnnbench.bench;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.catalog.Backends;
import io.rnnbench.catalog.ParityNetworks;
import io.rnnbench.environment.EnvironmentFile;
import io.rnnbench.cli.ExitCode;
import io.rnnbench.cli.Invocation;
import io.rnnbench.cli.Progress;
import io.rnnbench.cli.ResultFile;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.NetworkSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Fork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = {
      "Measures a preset, one JVM a configuration and backend, the backends of a configuration next"
          + " to each other. Every finished JVM is on disk before the next starts; one that fails is"
          + " recorded with its reason and its log, and the others go on.",
      "Writes jmh.json, run.json and environment.json. Exits with 1 when a configuration failed."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final String DIVISION = "stock";

  @Spec private CommandSpec command;

  @Option(names = "--preset", required = true, paramLabel = "quick", description = "what to run")
  private Preset preset;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where results go")
  private Path out;

  /** run.json. */
  private record RunContent(
      String preset, String division, List<Failure> failures, List<String> notes) {}

  private record Failure(String benchmark, Map<String, String> params, String reason) {}

  @Override
  public Integer call() {
    ResultFile.requireWritable(out);
    String invocation = Invocation.of("benchmarks", command);
    EnvironmentFile.write(out, DIVISION, invocation);
    List<Map<String, String>> configurations = preset.configurations();
    ForkRunner forks = new ForkRunner(out);
    List<Failure> failures = new ArrayList<>();
    PrintWriter err = command.commandLine().getErr();
    try (Progress progress = new Progress("benchmark", configurations.size() + 1, err)) {
      for (int i = -1; i < configurations.size(); i++) {
        Class<?> type = i < 0 ? HarnessBenchmark.class : TrainStepBenchmark.class;
        Map<String, String> parameters = i < 0 ? Map.of() : configurations.get(i);
        forks
            .run(type, parameters)
            .ifPresent(reason -> failures.add(new Failure(type.getName(), parameters, reason)));
        write(failures, invocation);
        progress.step();
      }
    }
    for (Failure failure : failures) {
      err.println("failed: %s: %s".formatted(failure.params(), failure.reason()));
    }
    return failures.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private void write(List<Failure> failures, String invocation) {
    String name = preset.name().toLowerCase(Locale.ROOT);
    new ResultFile(out, "run.json")
        .write(new RunContent(name, DIVISION, failures, notes()), invocation);
  }

  /** The settings of every fork, and what is not the framework's own, cell by cell. */
  private static List<String> notes() {
    List<String> notes = new ArrayList<>();
    Fork fork = BenchmarkDefaults.class.getAnnotation(Fork.class);
    notes.add("every JVM, whichever the framework: " + String.join(" ", fork.jvmArgsAppend()));
    for (Backend backend : Backends.frameworks()) {
      for (CellType cell : CellType.values()) {
        NetworkSpec plain =
            ParityNetworks.of(List.of(cell)).stream()
                .filter(spec -> spec.dtype() == Dtype.FLOAT32)
                .findFirst()
                .orElseThrow();
        String note = backend.supports(plain, Device.CPU).note();
        if (!note.isEmpty()) {
          notes.add("%s %s: %s".formatted(backend.name(), cell, note));
        }
      }
    }
    return notes;
  }
}
