package io.rnnbench.report.command;

import io.rnnbench.shell.UnwritableException;
import io.rnnbench.shell.UsageException;
import io.rnnbench.shell.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written whole or not at all: a reader never sees half of it. */
final class OutputFile {
  private static final String MEND = "name a file in a directory you may write to";

  private final Path path;

  private OutputFile(Path path) {
    this.path = path;
  }

  /** Refuses what can't become a regular file, devices such as /dev/null among it. */
  static OutputFile at(Path path) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw unwritable(path, "is not a file");
    }
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw unwritable(path, "its directory does not exist");
    }
    return new OutputFile(path);
  }

  /** Writes text as UTF-8. */
  void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes. */
  void write(byte[] content) {
    try {
      WholeFile.write(path, content);
    } catch (IOException e) {
      throw new UnwritableException(path, e, MEND);
    }
  }

  private static UsageException unwritable(Path path, String what) {
    return new UsageException("%s: %s; %s".formatted(path, what, MEND));
  }
}
