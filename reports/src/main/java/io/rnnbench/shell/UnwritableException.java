package io.rnnbench.shell;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file can't be written, for a reason that the user can mend. */
public final class UnwritableException extends UsageException {
  private static final long serialVersionUID = 1L;

  /**
   * @param mend what to do about it
   */
  public UnwritableException(Path file, IOException cause, String mend) {
    super("%s: can't be written (%s); %s".formatted(file, reason(cause), mend));
    initCause(cause);
  }

  /** What went wrong with a file, in a few words. */
  public static String reason(IOException e) {
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    boolean says = e.getClass() == IOException.class && e.getMessage() != null; // of a full disk
    return says ? e.getMessage() : e.getClass().getSimpleName();
  }
}
