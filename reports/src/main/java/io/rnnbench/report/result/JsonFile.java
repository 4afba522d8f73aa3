package io.rnnbench.report.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A JSON file and the command that writes it anew.
 *
 * @param mend what to do when the file is no good, said at the end of the error line
 */
record JsonFile(Path path, String mend) {
  private static final String EXPECTED = "expected a JSON array, as JMH writes it with -rf json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A file that {@code command} writes. */
  static JsonFile writtenBy(Path path, String command) {
    return new JsonFile(path, "write it again with: " + command);
  }

  /** The whole file, an object with "schema": 1. */
  JsonValue read() {
    requireFile();
    JsonNode node;
    try {
      node = MAPPER.readTree(path.toFile());
    } catch (IOException e) {
      throw unreadable("JSON", e);
    }
    if (node.isMissingNode()) {
      throw unreadable("the file is empty");
    }
    if (!node.isObject()) {
      throw unreadable("expected a JSON object with \"schema\": 1");
    }
    JsonNode schema = node.get("schema");
    if (schema == null) {
      throw unreadable("\"schema\" is missing, expected 1");
    }
    if (!schema.isIntegralNumber() || schema.longValue() != 1) {
      throw unreadable("\"schema\" is " + schema + ", expected 1");
    }
    return JsonValue.root(this, "", node);
  }

  /**
   * The elements of a file that is an array, or one of its elements, or several of these one after
   * the other, as cat puts them; one at a time, for JMH's histograms are large.
   *
   * @param mark a member that an element without its array must have, or it is something else
   */
  void readElements(String mark, Consumer<JsonValue> element) {
    requireFile();
    try (JsonParser parser = MAPPER.createParser(path.toFile())) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw unreadable("the file is empty");
      }
      for (int i = 0; token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.accept(element(parser, i++));
          }
        } else if (token == JsonToken.START_OBJECT) {
          JsonValue alone = element(parser, i++);
          if (alone.optional(mark).isEmpty()) {
            throw unreadable(EXPECTED);
          }
          element.accept(alone);
        } else {
          throw unreadable(EXPECTED);
        }
      }
    } catch (IOException e) {
      throw unreadable("JSON", e);
    }
  }

  private JsonValue element(JsonParser parser, int index) throws IOException {
    JsonNode node =
        MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(parser);
    return JsonValue.root(this, "[" + index + "]", node);
  }

  /** What is no file, such as a pipe, may never end. */
  void requireFile() {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw unreadable("is not a regular file");
    }
  }

  Unreadable unreadable(String what) {
    return new Unreadable(path, what, mend);
  }

  Unreadable unreadable(String format, IOException e) {
    if (e instanceof JsonProcessingException json) {
      String at =
          json.getLocation() == null
              ? ""
              : " at line "
                  + json.getLocation().getLineNr()
                  + ", column "
                  + json.getLocation().getColumnNr();
      return unreadable("broken " + format + at + ": " + json.getOriginalMessage());
    }
    return unreadable("can't be read: " + e);
  }
}
