package io.rnnbench.bench.fork;

import io.rnnbench.bench.plan.Fork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.openjdk.jmh.results.RunResult;

/** Runs forks one at a time; whatever happens to one is recorded with it, and the next goes on. */
public final class ForkRunner {
  private static final String PACKAGE = "io.rnnbench.bench.";
  private static final String WAITED = "waited for another JMH run";

  private final RunDirectory directory;
  private final Duration limit;
  private final List<String> jmhOptions;
  private final LockedOut lockedOut;
  private final Machine machine = new Machine();

  /**
   * @param limit after which a fork is taken to hang
   * @param jmhOptions the user's own, which go before a preset's
   */
  public ForkRunner(RunDirectory directory, Duration limit, List<String> jmhOptions) {
    this(directory, limit, jmhOptions, new LockedOut());
  }

  public ForkRunner(
      RunDirectory directory, Duration limit, List<String> jmhOptions, LockedOut lockedOut) {
    this.directory = directory;
    this.limit = limit;
    this.jmhOptions = List.copyOf(jmhOptions);
    this.lockedOut = lockedOut;
  }

  /** The machine after the last fork. */
  public Map<String, Double> machine() {
    return machine.before();
  }

  /** What happens in a fork, which has a directory of its own. */
  public interface Work {
    ForkRecord in(Path directory) throws IOException, InterruptedException;
  }

  /**
   * Runs a fork under JMH to its end, whichever, and keeps its record; runs it again where another
   * JMH run locked it out.
   */
  public ForkRecord run(Fork fork, ForkSettings settings) throws InterruptedException {
    ForkRecord record = run(fork, own -> jmh(fork, settings, own));
    for (int tries = 1; record.isLockedOut() && lockedOut.mayTryAgain(tries); tries++) {
      record = run(fork, own -> jmh(fork, settings, own).flagged(WAITED));
    }
    return record;
  }

  /** Runs a fork to its end, whichever, and keeps its record. */
  public ForkRecord run(Fork fork, Work work) throws InterruptedException {
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
    OptionalInt exit = new ForkProcess(own, settings).run(request, log, limit);
    return directory
        .result(fork)
        .map(result -> finished(fork, result))
        .orElseGet(() -> ForkRecord.unfinished(fork, cause(exit, log)));
  }

  private ForkFailure.Cause cause(OptionalInt exit, Path log) {
    try {
      return ForkFailure.of(exit, log, limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ForkRecord finished(Fork fork, RunResult result) {
    int warmups = result.getParams().getWarmup().getCount();
    return SampleAnalysis.of(result, directory.iterations(fork), warmups).record(fork);
  }
}
