package io.rnnbench.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files in a result directory: written whole, or not at all. */
public final class ResultFile {
  /** Maps records to the JSON of result files; NaN and infinities become strings. */
  public static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final int SCHEMA = 1;

  private final Path path;

  /** A file of the given name in a result directory. */
  public ResultFile(Path directory, String name) {
    path = directory.resolve(name);
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
              .formatted(directory, reason(e)));
    }
  }

  /** Writes a record as JSON, with the schema's number and the command that made it. */
  public void write(Object content, String command) {
    ObjectNode node = JSON.createObjectNode();
    node.put("schema", SCHEMA);
    node.put("command", command);
    node.setAll((ObjectNode) JSON.valueToTree(content));
    try {
      write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes text: to a temporary file, which then takes the name in one step. */
  public void write(String text) {
    try {
      // Not createTempFile: its files are for their owner's eyes only, and so would the result be.
      Path temporary = path.resolveSibling("." + path.getFileName() + ".tmp");
      Files.writeString(temporary, text + "\n");
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UsageException(
          "%s: can't be written (%s); give --out another directory".formatted(path, reason(e)));
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : e.getClass().getSimpleName();
  }
}
