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
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A JSON file and the command that writes it anew.
 *
 * @param mend what to do when the file is no good, said at the end of the error line
 */
record JsonFile(Path path, String mend) {
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

  /** The elements of a file that is one array, one at a time: JMH's histograms are large. */
  void readArray(Consumer<JsonValue> element) {
    try (JsonParser parser = MAPPER.createParser(path.toFile())) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw unreadable("the file is empty");
      }
      if (first != JsonToken.START_ARRAY) {
        throw unreadable("expected a JSON array, as JMH writes it with -rf json");
      }
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        JsonNode node =
            MAPPER
                .reader()
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(parser);
        element.accept(JsonValue.root(this, "[" + i + "]", node));
      }
      if (parser.nextToken() != null) {
        throw unreadable("text after the end of the array");
      }
    } catch (IOException e) {
      throw unreadable("JSON", e);
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
