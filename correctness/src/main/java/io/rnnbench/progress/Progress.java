package io.rnnbench.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far the work is, on stderr: a bar on a terminal, now and then a plain line elsewhere. */
public final class Progress implements AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private static final long FULL_BAR = 1000;

  private final String task;
  private final long total;
  private final double cost;
  private final PrintWriter err;
  private final ProgressBar bar;
  private final long start = System.nanoTime();
  private long lastLine = start;
  private long done;
  private double paid;

  /**
   * Starts at none of so many steps.
   *
   * @param task a word or two
   */
  public Progress(String task, long total, PrintWriter err) {
    this(task, total, (double) total, err);
  }

  /**
   * Starts at none of so many steps of unequal cost.
   *
   * @param cost of all steps together, in any unit of time
   */
  public Progress(String task, long total, double cost, PrintWriter err) {
    this.task = task;
    this.total = total;
    this.cost = cost;
    this.err = err;
    bar =
        !Terminal.isStderr()
            ? null
            : new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(FULL_BAR)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
  }

  /** One step is done. */
  public void step() {
    step(cost / total);
  }

  /** One step of the given cost is done. */
  public synchronized void step(double stepCost) {
    done++;
    paid += stepCost;
    if (bar != null) {
      bar.setExtraMessage("%d of %d".formatted(done, total));
      bar.stepTo(Math.round(FULL_BAR * Math.min(1, paid / cost)));
      return;
    }
    long now = System.nanoTime();
    if (now - lastLine >= BETWEEN_LINES.toNanos() || done == total) {
      lastLine = now;
      Duration elapsed = Duration.ofNanos(now - start);
      // More than announced are done where a crashed process did some of them twice.
      long left = Math.round(elapsed.toMillis() * Math.max(0, cost / paid - 1));
      err.println(
          "%s: %d of %d, %s elapsed, about %s left"
              .formatted(task, done, total, clock(elapsed), clock(Duration.ofMillis(left))));
      err.flush();
    }
  }

  private static String clock(Duration duration) {
    return String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
