package io.rnnbench.report.result;

import java.nio.file.Path;

/** A path that can't be read or written: one line that says where, what, and how to mend it. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 600;

  private final String what;

  public Unreadable(Path where, String what, String mend) {
    super(oneLine(where + ": " + what + "; " + mend));
    this.what = oneLine(what);
  }

  /** What is wrong, without the path and the advice. */
  public String what() {
    return what;
  }

  /** Text on one line without control characters, cut where a file would flood the terminal. */
  public static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
