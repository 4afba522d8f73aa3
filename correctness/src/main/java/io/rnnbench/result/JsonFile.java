package io.rnnbench.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.shell.UnwritableException;
import io.rnnbench.shell.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is written whole, or not at all.
 *
 * @param path in a directory that exists
 */
public record JsonFile(Path path) {
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
   * Writes text.
   *
   * @throws UnwritableException where the file can't be written
   */
  public void write(String text) {
    try {
      WholeFile.write(path, text + "\n");
    } catch (IOException e) {
      throw new UnwritableException(path, e, "give --out another directory");
    }
  }
}
