package io.rnnbench.bench.fork;

import java.time.Duration;

/** Whether a fork that another JMH run locked out is worth another try. */
public final class LockedOut {
  /** As long as a long fork of another run. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Others may be quicker to take a lock that has become free. */
  private static final int TRIES = 5;

  private final JmhLock lock;
  private final Duration limit;
  private boolean inVain;

  /** Waits for JMH's own lock. */
  public LockedOut() {
    this(new JmhLock(), LIMIT);
  }

  LockedOut(JmhLock lock, Duration limit) {
    this.lock = lock;
    this.limit = limit;
  }

  /**
   * Waits until the fork may be tried again. Who waited in vain once does not wait any more: a run
   * is not to take a day to say that it was locked out.
   *
   * @param tries so far
   * @return false where it is not worth it
   */
  public boolean mayTryAgain(int tries) throws InterruptedException {
    if (inVain || tries >= TRIES) {
      return false;
    }
    inVain = !lock.awaitFree(limit);
    return !inVain;
  }
}
