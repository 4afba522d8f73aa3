package io.rnnbench.report.result;

import java.util.Comparator;
import java.util.List;

/**
 * The order in which names are shown: the known ones as listed, then the others by name, and at the
 * end those that come last.
 */
public final class CanonicalOrder implements Comparator<String> {
  public static final CanonicalOrder BACKENDS =
      new CanonicalOrder(List.of("dl4j", "djl"), List.of("python", "reference"));

  public static final CanonicalOrder DEVICES = new CanonicalOrder("cpu", "gpu");
  public static final CanonicalOrder DIVISIONS = new CanonicalOrder("tuned", "stock");
  public static final CanonicalOrder CELLS = new CanonicalOrder("LSTM", "GRU", "RNN");

  /** The order of the proof: the first quantity that differs is the useful one. */
  public static final CanonicalOrder QUANTITIES =
      new CanonicalOrder(
          "inputs", "weights", "hidden", "outputs", "loss", "gradients", "parameters");

  private final List<String> known;
  private final List<String> last;

  private CanonicalOrder(String... known) {
    this(List.of(known), List.of());
  }

  private CanonicalOrder(List<String> known, List<String> last) {
    this.known = known;
    this.last = last;
  }

  @Override
  public int compare(String a, String b) {
    return Comparator.comparingInt(this::rank)
        .thenComparing(Comparator.naturalOrder())
        .compare(a, b);
  }

  private int rank(String name) {
    int index = known.indexOf(name);
    return index < 0 ? known.size() + 1 + last.indexOf(name) : index;
  }
}
