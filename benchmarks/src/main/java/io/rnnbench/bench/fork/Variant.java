package io.rnnbench.bench.fork;

import java.util.Optional;

/**
 * The tuned division with one thing changed.
 *
 * @param changed left out if it belongs to the division, added otherwise; empty for no change
 */
public record Variant(Optional<Tuning> changed) {
  /** The division itself. */
  public static final Variant NONE = new Variant(Optional.empty());

  public static Variant of(Tuning tuning) {
    return new Variant(Optional.of(tuning));
  }

  boolean leavesOut(Tuning tuning) {
    return changed.isPresent()
        && (changed.get() == tuning || changed.get().replaces().equals(Optional.of(tuning)));
  }

  /** Folklore that is added. */
  Optional<Tuning> added() {
    return changed.filter(tuning -> tuning.kind() == Tuning.Kind.FOLKLORE);
  }

  /** Such as "without malloc"; empty for the division itself. */
  public String label() {
    return changed
        .map(t -> (t.kind() == Tuning.Kind.TUNED ? "without " : "with ") + t.label())
        .orElse("");
  }
}
