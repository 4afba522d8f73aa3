package io.rnnbench.parity;

import io.rnnbench.model.Dtype;
import java.util.List;
import java.util.OptionalInt;

/**
 * Training that ceases to be finite: what of it can be compared, and what can't.
 *
 * <p><b>When.</b> Right implementations overflow at about the same update, since the loss grows by
 * orders of magnitude from one to the next; but not always at the very same, since what comes
 * before is chaotic. So a backend may be off by as much as the reference's rounding twins are, and
 * by a quarter of the updates, at least one. A backend that diverges elsewhere, or not at all, is
 * wrong.
 *
 * <p><b>What before.</b> Numbers are compared as long as the loss is at most 1/sqrt(u) times what
 * it was at the start (4,096 in float32). Beyond that rounding is no longer small: a saturated
 * unit's derivative 1 - h^2 is nothing but the rounding of h, and multiplied by so large an error
 * it moves weights that the exact derivative leaves alone. At 1/u the losses of right
 * implementations differ in their second digit.
 *
 * @param update of the reference
 * @param tolerance how many updates away from it a right implementation may diverge
 * @param compared the last update after which numbers can be compared
 */
record Divergence(int update, int tolerance, int compared) {

  /** From where the reference diverges, and those of its twins that do. */
  static Divergence of(int reference, List<OptionalInt> twins, int compared) {
    int strayed =
        twins.stream()
            .flatMapToInt(OptionalInt::stream)
            .map(twin -> Math.abs(twin - reference))
            .max()
            .orElse(0);
    return new Divergence(reference, strayed + Math.max(1, reference / 4), compared);
  }

  /** Whether a loss has grown so far that rounding decides what comes next. */
  static boolean isRunaway(double start, double loss, Dtype dtype) {
    return loss > start / Math.sqrt(dtype.unitRoundoff());
  }

  /** The last update at which a right implementation may diverge. */
  int latest() {
    return update + tolerance;
  }

  /** How many updates off it is; NaN where training stayed finite. */
  double error(OptionalInt other) {
    return other.isPresent() ? Math.abs(other.getAsInt() - update) : Double.NaN;
  }
}
