package io.rnnbench.cli.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rnnbench.result.JsonFile;
import io.rnnbench.shell.UnwritableException;
import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files in a result directory: written whole, or not at all. */
public final class ResultFile {
  /** Maps records to the JSON of result files; NaN and infinities become strings. */
  public static final ObjectMapper JSON = JsonFile.JSON;

  private final JsonFile file;

  /** A file of the given name in a result directory. */
  public ResultFile(Path directory, String name) {
    file = new JsonFile(directory.resolve(name));
  }

  /**
   * Makes sure that results can be written, before the work for them starts.
   *
   * @throws UsageException when the directory can't be made or written to
   */
  public static void requireWritable(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UsageException(directory + ": is a file; give --out a directory");
    }
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, ".writable", ""));
    } catch (IOException e) {
      throw new UsageException(
          "%s: can't be written to (%s); give --out a directory that can be"
              .formatted(directory, UnwritableException.reason(e)));
    }
  }

  /** Writes a record as JSON, with the schema's number and the command that made it. */
  public void write(Object content, String command) {
    file.write(content, command);
  }

  /** Writes text. */
  public void write(String text) {
    file.write(text);
  }
}
