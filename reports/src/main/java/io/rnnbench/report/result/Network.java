package io.rnnbench.report.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The network of a parity row.
 *
 * @param cell LSTM, GRU, RNN; empty where the file doesn't say
 * @param text all of it on one line, for people
 */
public record Network(String cell, String text) {

  static Network of(JsonValue spec) {
    if (!spec.isObject()) {
      return new Network("", spec.scalar());
    }
    List<String> parts = new ArrayList<>();
    String cell = spec.textOr("cell", "");
    parts.add(
        (cell
                + " "
                + spec.textOr("inputSize", "?")
                + " to "
                + spec.optional("hidden").map(Network::inline).orElse("?"))
            .strip());
    spec.optional("bidirectional")
        .filter(JsonValue::flag)
        .ifPresent(b -> parts.add("bidirectional"));
    spec.optional("head").ifPresent(head -> parts.add(head(head)));
    spec.optional("loss").ifPresent(loss -> parts.add(loss.scalar()));
    spec.optional("optimizer").ifPresent(optimizer -> parts.add(inline(optimizer)));
    spec.optional("dtype").ifPresent(dtype -> parts.add(dtype.scalar()));
    return new Network(cell, String.join(", ", parts));
  }

  private static String head(JsonValue head) {
    return head.isObject()
        ? "head " + inline(head)
        : head.scalar().equals("none") ? "no head" : "head " + head.scalar();
  }

  /** Scalars as they are, arrays with plus signs, an object as its name or its values. */
  private static String inline(JsonValue value) {
    if (value.isArray()) {
      return value.items().stream().map(Network::inline).collect(Collectors.joining("+"));
    }
    if (!value.isObject()) {
      return value.scalar();
    }
    Map<String, JsonValue> members = value.members();
    if (members.containsKey("learningRate")) {
      return value.textOr("name", "") + " " + members.get("learningRate").scalar();
    }
    return members.values().stream().map(Network::inline).collect(Collectors.joining(" "));
  }
}
