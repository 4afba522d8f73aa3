package io.rnnbench.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.Optional;

/** The process's output, which remembers when it could not be written. */
final class Stdout extends FilterOutputStream {
  /** As Linux and macOS say that the reader has left, as head does; nothing is wrong then. */
  private static final String READER_LEFT = "Broken pipe";

  private IOException failure;

  Stdout() {
    super(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Why output was lost that somebody waits for. */
  Optional<String> lost() {
    return Optional.ofNullable(failure)
        .map(e -> String.valueOf(e.getMessage()))
        .filter(message -> !message.contains(READER_LEFT));
  }
}
