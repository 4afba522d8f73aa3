package io.rnnbench.report.merge;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Joins files that are one object: lists are put together, equal elements once; all else is as in
 * the first file. Numbers keep every digit.
 */
final class ObjectJoin {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** What was found in a parity row; the rest is what was asked. */
  private static final List<String> FOUND = List.of("error", "tolerance", "where", "ok");

  private ObjectJoin() {}

  static void writeRun(Collection<Path> files, Parts parts, Path to) throws IOException {
    ObjectNode run = join(files);
    if (run.get("divisions") instanceof ArrayNode divisions) {
      run.put("division", strings(divisions).collect(Collectors.joining(", ")));
    }
    parts.notes().forEach(run.withArrayProperty("notes")::add);
    ArrayNode names = run.putArray("mergedFrom");
    parts.directories().forEach(directory -> names.add(directory.name()));
    MAPPER.writeValue(to.toFile(), run);
  }

  /**
   * Writes parity.json.
   *
   * @throws Unreadable where two files answer the same question differently
   */
  static void writeParity(Collection<Path> files, Path to) throws IOException {
    ObjectNode parity = join(files);
    Set<JsonNode> asked = new HashSet<>();
    for (JsonNode row : parity.path("rows")) {
      if (!asked.add(((ObjectNode) row.deepCopy()).remove(FOUND))) {
        throw new Unreadable(
            files.iterator().next(),
            "another part has another outcome of " + row,
            "leave out one of the two");
      }
    }
    MAPPER.writeValue(to.toFile(), parity);
  }

  private static ObjectNode join(Collection<Path> files) throws IOException {
    ObjectNode joined = MAPPER.createObjectNode();
    for (Path file : files) {
      for (var field : MAPPER.readTree(file.toFile()).properties()) {
        JsonNode before = joined.get(field.getKey());
        if (before instanceof ArrayNode first && field.getValue() instanceof ArrayNode second) {
          Set<JsonNode> elements = new LinkedHashSet<>();
          first.forEach(elements::add);
          second.forEach(elements::add);
          joined.putArray(field.getKey()).addAll(elements);
        } else if (before == null) {
          joined.set(field.getKey(), field.getValue());
        }
      }
    }
    return joined;
  }

  private static Stream<String> strings(ArrayNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
  }
}
