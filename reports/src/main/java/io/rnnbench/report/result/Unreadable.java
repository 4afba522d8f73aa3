package io.rnnbench.report.result;

import io.rnnbench.shell.UsageException;
import java.nio.file.Path;

/** A path that can't be read or written: one line that says where, what, and how to mend it. */
public final class Unreadable extends UsageException {
  private static final long serialVersionUID = 1L;

  private final String what;

  public Unreadable(Path where, String what, String mend) {
    super(where + ": " + what + "; " + mend);
    this.what = oneLine(what);
  }

  /** What is wrong, without the path and the advice. */
  public String what() {
    return what;
  }
}
