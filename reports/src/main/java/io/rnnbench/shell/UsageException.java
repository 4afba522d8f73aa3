package io.rnnbench.shell;

/** Bad usage, or a file that can't be read or written: the user can mend it. */
public class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 600;

  /**
   * @param message one line: where, what, how to mend it
   */
  public UsageException(String message) {
    super(oneLine(message));
  }

  /** Text on one line without control characters, cut where a file would flood the terminal. */
  public static String oneLine(String text) {
    String line = text.replaceAll("\\s*[\\p{Cntrl}\\u2028\\u2029]+\\s*", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
