package io.rnnbench.result;

/** A result can't be written, for a reason that the user can mend. */
public final class UnwritableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: what, where, how to mend it
   */
  UnwritableException(String message) {
    super(message);
  }
}
