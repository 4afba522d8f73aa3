package io.rnnbench.bench.calibrate;

import java.util.Random;

/**
 * Another program on the machine: it computes for a time of up to two seconds, on one core and then
 * on two, and rests as long. It disturbs what is measured as neighbours do, and stops when closed.
 */
final class Disturber implements AutoCloseable {
  /** What it does, for whoever reads the result. */
  static final String WORDS =
      "a program that computes for up to two seconds (one on average), on one core and on two in"
          + " turn, and rests as long";

  private static final int MOST_MILLIS = 2000;

  private final Random random = new Random();
  private final Thread thread = new Thread(this::disturb, "disturber");
  private volatile boolean closed;

  Disturber() {
    thread.setDaemon(true);
    thread.start();
  }

  private void disturb() {
    try {
      for (boolean both = false; !closed; both = !both) {
        long until = System.nanoTime() + 1_000_000L * random.nextInt(MOST_MILLIS);
        Thread second = new Thread(() -> compute(until), "disturber-2");
        second.setDaemon(true);
        if (both) {
          second.start();
        }
        compute(until);
        second.join();
        Thread.sleep(random.nextInt(MOST_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void compute(long until) {
    while (!closed && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
