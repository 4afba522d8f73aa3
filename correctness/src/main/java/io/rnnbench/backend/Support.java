package io.rnnbench.backend;

/**
 * Whether a backend can run a network: yes, or no with the reason that is shown in its place.
 *
 * @param supported whether it can
 * @param note the reason when it can't; when it can, what a reader must know of how (may be empty)
 */
public record Support(boolean supported, String note) {

  /** It runs out of the box. */
  public static Support yes() {
    return new Support(true, "");
  }

  /** It runs, with something that is not the framework's own. */
  public static Support yes(String note) {
    return new Support(true, note);
  }

  /** It can't run. */
  public static Support no(String reason) {
    return new Support(false, reason);
  }
}
