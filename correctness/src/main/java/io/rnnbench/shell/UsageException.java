package io.rnnbench.shell;

/** Bad usage or unreadable input. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: what, where, how to mend it
   */
  public UsageException(String message) {
    super(message.replaceAll("\\s*\\R\\s*", " "));
  }
}
