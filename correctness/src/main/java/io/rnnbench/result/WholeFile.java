package io.rnnbench.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written whole, or not at all.
 *
 * @param path in a directory that exists
 */
public record WholeFile(Path path) {
  /** Maps records to the JSON of result files; NaN and infinities become strings. */
  public static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final int SCHEMA = 1;

  /**
   * Writes a record as JSON, with the schema's number and the command that made it.
   *
   * @throws UnwritableException where the file can't be written
   */
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

  /**
   * Writes text: to a temporary file, which then takes the name in one step.
   *
   * @throws UnwritableException where the file can't be written
   */
  public void write(String text) {
    try {
      // Not createTempFile: its files are for their owner's eyes only, and so would the result be.
      Path temporary = path.resolveSibling("." + path.getFileName() + ".tmp");
      Files.writeString(temporary, text + "\n");
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UnwritableException(
          "%s: can't be written (%s); give --out another directory".formatted(path, reason(e)));
    }
  }

  /** What went wrong with a file, in a few words. */
  public static String reason(IOException e) {
    return e instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : e.getClass().getSimpleName();
  }
}
