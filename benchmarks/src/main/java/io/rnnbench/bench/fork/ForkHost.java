package io.rnnbench.bench.fork;

import io.rnnbench.bench.plan.Timing;
import io.rnnbench.cli.file.ResultFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Optional;

/**
 * The process in which JMH starts one fork: one for each, because a fork inherits the environment
 * of JMH's own process, and malloc's settings are environment variables.
 *
 * <p>Takes the directory that holds request.json; leaves result.bin (JMH's own serial form, from
 * which forks can be put together again) and iterations.json there.
 */
public final class ForkHost {
  static final String REQUEST = "request.json";
  static final String RESULT = "result.bin";
  static final String ITERATIONS = "iterations.json";

  private ForkHost() {}

  /** What is to be run. */
  record Request(
      String include,
      Map<String, String> params,
      Timing timing,
      List<String> jvmArgs,
      List<String> profilers,
      List<String> jmhOptions) {}

  /** Runs the request in the directory that is the one argument. */
  public static void main(String[] arguments)
      throws IOException, RunnerException, CommandLineOptionException {
    endWithOurParent();
    Path directory = Path.of(arguments[0]);
    Request request = ResultFile.JSON.readValue(directory.resolve(REQUEST).toFile(), Request.class);
    Iterations iterations =
        new Iterations(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.NORMAL));
    Collection<RunResult> results = new Runner(options(request), iterations).run();
    for (RunResult result : results) { // one, as one benchmark with one set of parameters was asked
      ResultFile.JSON.writeValue(directory.resolve(ITERATIONS).toFile(), iterations.scores());
      write(result, directory.resolve(RESULT));
    }
  }

  private static Options options(Request request) throws CommandLineOptionException {
    CommandLineOptions own = new HowOnly(request.jmhOptions());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(own)
            .include("^" + request.include().replace(".", "\\.") + "$")
            .forks(1)
            .jvmArgs(request.jvmArgs().toArray(String[]::new))
            // Not left open, or the annotations' would come on top.
            .jvmArgsAppend(own.getJvmArgsAppend().orElse(List.of()).toArray(String[]::new))
            .shouldFailOnError(false)
            // Our parent kills a fork that hangs; JMH's own limit only interrupts its threads.
            .timeout(TimeValue.hours(24));
    if (request.timing() != null) {
      set(options, request.timing(), own);
    }
    request.params().forEach((name, value) -> options.param(name, value));
    request.profilers().forEach(options::addProfiler);
    return options.build();
  }

  /** A user's options without what they choose, which has been chosen. */
  private static final class HowOnly extends CommandLineOptions {
    HowOnly(List<String> arguments) throws CommandLineOptionException {
      super(arguments.toArray(String[]::new));
    }

    @Override
    public List<String> getIncludes() {
      return List.of();
    }

    @Override
    public List<String> getExcludes() {
      return List.of();
    }

    @Override
    public Optional<Collection<String>> getParameter(String name) {
      return Optional.none();
    }
  }

  /** A preset's timing, where the user's own options leave it open. */
  private static void set(ChainedOptionsBuilder options, Timing timing, CommandLineOptions own) {
    TimeValue time = timing.iteration();
    if (!own.getWarmupIterations().hasValue()) {
      options.warmupIterations(timing.warmups());
    }
    if (!own.getMeasurementIterations().hasValue()) {
      options.measurementIterations(timing.iterations());
    }
    if (!own.getWarmupTime().hasValue()) {
      options.warmupTime(time);
    }
    if (!own.getMeasurementTime().hasValue()) {
      options.measurementTime(time);
    }
  }

  /** Whole or not at all: its presence says that the fork is finished. */
  private static void write(RunResult result, Path file) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (OutputStream out = Files.newOutputStream(temporary);
        ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(result);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The parent holds our stdin open for as long as it lives, however it ends. */
  private static void endWithOurParent() {
    Thread watch =
        new Thread(
            () -> {
              try (InputStream in = System.in) {
                while (in.read() >= 0) {
                  // nothing is ever sent
                }
              } catch (IOException e) {
                // the same as the end
              }
              ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
              Runtime.getRuntime().halt(1);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
