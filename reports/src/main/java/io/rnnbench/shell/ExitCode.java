package io.rnnbench.shell;

/** What the process says to a script. */
public final class ExitCode {
  /** All good. */
  public static final int OK = 0;

  /** A check failed. */
  public static final int CHECK_FAILED = 1;

  /** Bad usage or unreadable input; one line on stderr says what, where and how to mend it. */
  public static final int USAGE = 2;

  /** A defect of this program: a stack trace on stderr (EX_SOFTWARE of sysexits.h). */
  public static final int DEFECT = 70;

  private ExitCode() {}
}
