package io.rnnbench.shell;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Failures that lie in the machine and not in the program: a full disk, a folder without access.
 */
final class Surroundings {
  private static final int DEEPEST = 20; // a cause may be its own cause's cause

  private static final String NATIVES =
      "; native libraries are unpacked to the home directory (~/.djl.ai, ~/.javacpp) and to the"
          + " temporary directory: both must exist, have room and be yours (-Duser.home=DIR,"
          + " -Djava.io.tmpdir=DIR)";

  private Surroundings() {}

  /** In one line, what is wrong and how to mend it; empty for a defect of the program. */
  static Optional<String> explain(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < DEEPEST; i++) {
      if (cause instanceof FileSystemException file) {
        return Optional.of(file.getFile() + ": " + reason(file) + NATIVES);
      }
      if ((cause instanceof IOException && isFull(cause))
          || cause instanceof UnsatisfiedLinkError) {
        return Optional.of(cause.getMessage() + NATIVES);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static boolean isFull(Throwable cause) {
    return String.valueOf(cause.getMessage()).contains("No space left");
  }

  private static String reason(FileSystemException file) {
    if (file.getReason() != null) {
      return file.getReason();
    }
    return file instanceof NoSuchFileException ? "no such file or directory" : "access denied";
  }
}
