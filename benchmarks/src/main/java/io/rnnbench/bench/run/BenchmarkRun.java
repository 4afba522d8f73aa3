package io.rnnbench.bench.run;

import io.rnnbench.backend.Device;
import io.rnnbench.backend.Division;
import io.rnnbench.backend.Support;
import io.rnnbench.bench.fork.ForkRecord;
import io.rnnbench.bench.fork.ForkRunner;
import io.rnnbench.bench.fork.ForkSettings;
import io.rnnbench.bench.fork.Networks;
import io.rnnbench.bench.fork.RunDirectory;
import io.rnnbench.bench.plan.Fork;
import io.rnnbench.catalog.Backends;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.progress.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forks of a plan, one after the other; results are on disk after each. */
final class BenchmarkRun {
  /** A fork's start and its proof, about. */
  private static final double START_SECONDS = 5;

  private final Path out;
  private final RunDirectory directory;
  private final ForkRunner runner;
  private final PythonBeside python;
  private final RunFile file;
  private final JmhResults results;

  BenchmarkRun(
      Path out, RunDirectory directory, ForkRunner runner, PythonBeside python, RunFile file) {
    this.out = out;
    this.directory = directory;
    this.runner = runner;
    this.python = python;
    this.file = file;
    results = new JmhResults(out);
  }

  void execute(List<Fork> forks, PrintWriter err) throws InterruptedException {
    double cost = forks.stream().mapToDouble(BenchmarkRun::cost).sum();
    try (Progress progress = new Progress("benchmark", forks.size(), cost, err)) {
      for (Fork fork : forks) {
        Optional<String> reason = unsupported(fork);
        if (reason.isPresent()) {
          if (fork.round() == 1) {
            file.add(new RunFile.Unsupported(fork.benchmark(), fork.params(), reason.get()));
          }
        } else {
          measure(fork);
        }
        progress.step(cost(fork));
      }
    }
    file.end(runner.machine());
    file.write();
  }

  private static double cost(Fork fork) {
    return START_SECONDS + (fork.timing() == null ? 10 : fork.timing().nominal().toMillis() / 1e3);
  }

  private void measure(Fork fork) throws InterruptedException {
    ForkRecord record = directory.record(fork).filter(ForkRecord::isFinished).orElse(null);
    if (record == null) {
      record =
          python.runs(fork)
              ? runner.run(fork, own -> python.measure(fork, own))
              : runner.run(fork, settings(fork));
    } else {
      settings(fork);
    }
    file.add(record);
    if (record.isFinished()) {
      directory
          .result(fork)
          .ifPresent(
              result -> {
                results.add(result);
                MemoryGrowth.of(fork, result).ifPresent(file::add);
              });
      python.add(fork, directory.directory(fork));
    }
    results.write();
    python.write(out);
    file.write();
  }

  private ForkSettings settings(Fork fork) {
    String backend = fork.param("backend", "");
    String threads = fork.param("computeThreads", "1");
    ForkSettings settings = ForkSettings.of(division(fork), backend, threads);
    if (!backend.isEmpty() && !python.runs(fork)) {
      file.add(division(fork), backend, threads, settings);
    }
    return MemoryGrowth.isMeasuredBy(fork) ? settings.touched() : settings;
  }

  private static Division division(Fork fork) {
    return Division.valueOf(fork.param("division", "tuned").toUpperCase(Locale.ROOT));
  }

  private static Device device(Fork fork) {
    return Device.valueOf(fork.param("device", "cpu").toUpperCase(Locale.ROOT));
  }

  /** Why this pair can't run; asked before a process is started for it. */
  Optional<String> unsupported(Fork fork) {
    String backend = fork.param("backend", "");
    if (backend.isEmpty()) {
      return Optional.empty();
    }
    NetworkSpec spec = Networks.spec(fork).orElse(Networks.SMALL);
    if (python.runs(fork)) {
      return python.unsupported(spec);
    }
    Optional<String> tooLarge = Networks.tooLarge(fork, spec);
    if (tooLarge.isPresent()) {
      return tooLarge;
    }
    return Backends.frameworks(division(fork), 1).stream()
        .filter(framework -> framework.name().equals(backend))
        .findFirst()
        .map(framework -> framework.supports(spec, device(fork)))
        .filter(support -> !support.supported())
        .map(Support::note);
  }
}
