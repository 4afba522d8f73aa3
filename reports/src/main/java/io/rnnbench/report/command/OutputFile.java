package io.rnnbench.report.command;

import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written whole or not at all: a reader never sees half of it. */
final class OutputFile {
  private final Path path;

  private OutputFile(Path path) {
    this.path = path;
  }

  /** Refuses what can't become a regular file, devices such as /dev/null among it. */
  static OutputFile at(Path path) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw unwritable(path, "is not a file", null);
    }
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw unwritable(path, "its directory does not exist", null);
    }
    return new OutputFile(path);
  }

  /** Writes text as UTF-8. */
  void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes to a temporary file beside the target, then moves it there in one step. */
  void write(byte[] content) {
    Path temporary =
        path.resolveSibling("." + path.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try {
        Files.write(temporary, content);
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw unwritable(path, "can't be written: " + e, e);
    }
  }

  private static Unreadable unwritable(Path path, String what, IOException cause) {
    Unreadable unwritable =
        new Unreadable(path, what, "name a file in a directory you may write to");
    if (cause != null) {
      unwritable.initCause(cause);
    }
    return unwritable;
  }
}
