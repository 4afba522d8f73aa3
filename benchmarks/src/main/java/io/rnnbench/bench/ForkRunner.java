package io.rnnbench.bench;

import io.rnnbench.cli.ResultFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs JMH one configuration at a time and keeps jmh.json up to date after each. */
final class ForkRunner {
  /** A fork takes about 20 seconds; one that is silent for this long hangs. */
  private static final TimeValue TIMEOUT = TimeValue.minutes(3);

  private final Path out;
  private final Path logs;
  private final List<RunResult> results = new ArrayList<>();

  ForkRunner(Path out) {
    this.out = out;
    logs = out.resolve("logs");
    ResultFile.requireWritable(logs);
  }

  /** Measures one configuration; answers the reason if that failed. */
  Optional<String> run(Class<?> benchmark, Map<String, String> parameters) {
    String name = String.join("-", parameters.values());
    Path log =
        logs.resolve(benchmark.getSimpleName() + (name.isEmpty() ? "" : "-" + name) + ".log");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
            .shouldFailOnError(false)
            .timeout(TIMEOUT)
            .output(log.toString());
    parameters.forEach((key, value) -> options.param(key, value));
    try {
      Collection<RunResult> result = new Runner(options.build()).run();
      results.addAll(result);
      write();
      return result.isEmpty() ? Optional.of(reason(log)) : Optional.empty();
    } catch (RunnerException e) {
      return Optional.of(e.getMessage() + "; see " + log);
    }
  }

  private void write() {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(json, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(results);
    new ResultFile(out, "jmh.json").write(json.toString(StandardCharsets.UTF_8).strip());
  }

  /** The exception that ended the fork, from JMH's log. */
  private static String reason(Path log) {
    try {
      return Files.readAllLines(log).stream()
              .filter(line -> line.contains("Exception") || line.contains("Error"))
              .findFirst()
              .orElse("the fork gave no result")
          + "; see "
          + log;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
