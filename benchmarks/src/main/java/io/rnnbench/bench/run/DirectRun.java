package io.rnnbench.bench.run;

import io.rnnbench.bench.fork.ForwardingFormat;
import io.rnnbench.bench.fork.JmhLock;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * JMH as its own main class runs it, but for two things: another JMH run is named before any work
 * starts, and a benchmark that failed is no success.
 */
public final class DirectRun {
  private DirectRun() {}

  /** Keeps JMH from closing our stdout, and in mind what it began. */
  private static final class Started extends ForwardingFormat {
    private final Set<BenchmarkParams> benchmarks = new LinkedHashSet<>();

    Started(OutputFormat log) {
      super(log);
    }

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {
      benchmarks.add(benchmark);
      super.startBenchmark(benchmark);
    }

    @Override
    public void close() {
      flush();
    }
  }

  /**
   * Runs JMH with its own options.
   *
   * @return the exit code: {@link ExitCode#CHECK_FAILED} where a benchmark failed, or JMH did
   * @throws IOException where JMH can't read its own files
   */
  public static int run(String... arguments) throws IOException {
    try {
      CommandLineOptions options = new CommandLineOptions(arguments);
      if (measures(options)) {
        return measure(options);
      }
    } catch (CommandLineOptionException e) {
      // JMH says so itself.
    }
    org.openjdk.jmh.Main.main(arguments);
    return ExitCode.OK;
  }

  private static boolean measures(CommandLineOptions options) {
    return !options.shouldHelp()
        && !options.shouldList()
        && !options.shouldListWithParams()
        && !options.shouldListProfilers()
        && !options.shouldListResultFormats();
  }

  private static int measure(CommandLineOptions options) {
    if (!JmhLock.isIgnored()) {
      Optional<String> held = new JmhLock().held();
      if (held.isPresent()) {
        throw new UsageException(
            held.get()
                + "; wait for its end, or measure beside it with java -Djmh.ignoreLock=true");
      }
    }
    Started started = new Started(output(options));
    try {
      Collection<RunResult> results = new Runner(options, started).run();
      started.benchmarks.removeAll(results.stream().map(RunResult::getParams).toList());
      started.benchmarks.forEach(
          failed -> System.err.println("failed: " + failed.id() + "; see JMH's output"));
      return started.benchmarks.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    } catch (NoBenchmarksException e) {
      throw new UsageException("no benchmark matches; -l lists them all");
    } catch (RunnerException e) {
      System.err.println("ERROR: " + e.getMessage().strip());
      return ExitCode.CHECK_FAILED;
    }
  }

  /** Where the user wants it, as JMH does. */
  private static OutputFormat output(CommandLineOptions options) {
    VerboseMode verbosity = options.verbosity().orElse(Defaults.VERBOSITY);
    if (!options.getOutput().hasValue()) {
      return OutputFormatFactory.createFormatInstance(System.out, verbosity);
    }
    String file = options.getOutput().get();
    try {
      return OutputFormatFactory.createFormatInstance(
          new PrintStream(file, Charset.defaultCharset()), verbosity);
    } catch (IOException e) {
      throw new UsageException("-o " + file + ": can't be written (" + e.getMessage() + ")");
    }
  }
}
