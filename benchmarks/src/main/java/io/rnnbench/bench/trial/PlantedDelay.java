package io.rnnbench.bench.trial;

/**
 * A slow-down of known size, to see whether the gate finds it: each step is followed by idle turns
 * for a share of its own duration. {@code -Drnnbench.planted=0.05} plants 5 %, and {@code
 * -Drnnbench.plantedRow="djl GRU 16"} only where backend, cell and batch size are these. {@code
 * -Drnnbench.plantedEvery=10} puts ten times as much into every tenth step, and nothing into the
 * others: the mean is slower by the same share, and hardly any quartile.
 */
public final class PlantedDelay {
  static final String SHARE = "rnnbench.planted";
  static final String ROW = "rnnbench.plantedRow";

  static final String EVERY = "rnnbench.plantedEvery";

  private static final double CONFIGURED = Double.parseDouble(System.getProperty(SHARE, "0"));

  private final double share;
  private final int every = Integer.getInteger(EVERY, 1);
  private int steps;

  /** The delay of a row. */
  public PlantedDelay(String backend, String cell, int batchSize) {
    String row = System.getProperty(ROW, "");
    share = row.isEmpty() || row.equals(backend + " " + cell + " " + batchSize) ? CONFIGURED : 0;
  }

  /** When a step begins; without a delay the clock is not asked. */
  public long begin() {
    return share == 0 ? 0 : System.nanoTime();
  }

  /** Ends a step. */
  public void end(long begin) {
    if (share == 0 || ++steps % every != 0) {
      return;
    }
    long now = System.nanoTime();
    long until = now + Math.round((now - begin) * share * every);
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }
}
