package io.rnnbench.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/** Runs forks one at a time; whatever happens to one is recorded with it, and the next goes on. */
final class ForkRunner {
  private static final String PACKAGE = "io.rnnbench.bench.";

  private final RunDirectory directory;
  private final Duration limit;
  private final List<String> jmhOptions;
  private final Machine machine = new Machine();

  /**
   * @param limit after which a fork is taken to hang
   * @param jmhOptions the user's own, which go before a preset's
   */
  ForkRunner(RunDirectory directory, Duration limit, List<String> jmhOptions) {
    this.directory = directory;
    this.limit = limit;
    this.jmhOptions = List.copyOf(jmhOptions);
  }

  /** The machine after the last fork. */
  Map<String, Double> machine() {
    return machine.before();
  }

  /** What happens in a fork, which has a directory of its own. */
  interface Work {
    ForkRecord in(Path directory) throws IOException, InterruptedException;
  }

  /** Runs a fork under JMH to its end, whichever, and keeps its record. */
  ForkRecord run(Fork fork, ForkSettings settings) throws InterruptedException {
    return run(fork, own -> jmh(fork, settings, own));
  }

  /** Runs a fork to its end, whichever, and keeps its record. */
  ForkRecord run(Fork fork, Work work) throws InterruptedException {
    Map<String, Double> before = machine.before();
    long start = System.nanoTime();
    try {
      ForkRecord record = work.in(directory.fresh(fork));
      double seconds = (System.nanoTime() - start) / 1e9;
      record = record.ran(directory.logName(fork), seconds, before, machine.after());
      directory.keep(fork, record);
      return record;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ForkRecord jmh(Fork fork, ForkSettings settings, Path own)
      throws IOException, InterruptedException {
    ForkHost.Request request =
        new ForkHost.Request(
            PACKAGE + fork.benchmark(),
            fork.params(),
            fork.timing(),
            settings.jvmArgs(),
            fork.profilers(),
            jmhOptions);
    Path log = directory.log(fork);
    boolean ended = new ForkProcess(own, settings).run(request, log, limit);
    return directory
        .result(fork)
        .map(result -> finished(fork, result))
        .orElseGet(() -> ForkRecord.unfinished(fork, cause(ended, log)));
  }

  private Ending.Cause cause(boolean ended, Path log) {
    try {
      return ended ? Ending.of(log) : Ending.hung(limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ForkRecord finished(Fork fork, RunResult result) {
    int warmups = result.getParams().getWarmup().getCount();
    return Finding.of(result, directory.iterations(fork), warmups).record(fork);
  }
}
