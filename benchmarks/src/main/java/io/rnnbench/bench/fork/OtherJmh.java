package io.rnnbench.bench.fork;

import io.rnnbench.shell.UsageException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What to do where another JMH run is under way on this machine. */
public final class OtherJmh {
  /** The choices. */
  private enum Choice {
    REFUSE,
    WAIT,
    IGNORE
  }

  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);

  @Option(
      names = "--other-jmh",
      defaultValue = "refuse",
      paramLabel = "CHOICE",
      description =
          "where another JMH run is under way: refuse to start, wait for its end, or ignore it and"
              + " measure beside it (${DEFAULT-VALUE})")
  private Choice choice;

  /**
   * Returns when measuring may begin.
   *
   * @throws UsageException where another run is under way, and the user did not say what then
   */
  public void settle(PrintWriter err) throws InterruptedException {
    if (choice == Choice.IGNORE) {
      System.setProperty("jmh.ignoreLock", "true"); // JMH's own switch; our forks are given it
    }
    if (JmhLock.isIgnored()) {
      return;
    }
    JmhLock lock = new JmhLock();
    Optional<String> held = lock.held();
    if (held.isEmpty()) {
      return;
    }
    if (choice == Choice.REFUSE) {
      throw new UsageException(
          held.get()
              + "; --other-jmh wait waits for its end, --other-jmh ignore measures beside it");
    }
    err.println("waiting: " + held.get());
    err.flush();
    lock.awaitFree(AS_LONG_AS_IT_TAKES);
  }
}
