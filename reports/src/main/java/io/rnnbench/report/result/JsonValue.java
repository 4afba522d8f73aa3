package io.rnnbench.report.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A value of a result file that knows where it stands, so that a wrong one can be named. */
final class JsonValue {
  /** As the strings that stand for them: JMH writes the short ones, Jackson the long ones. */
  private static final Map<String, Double> NOT_FINITE =
      Map.of(
          "NaN", Double.NaN,
          "Infinity", Double.POSITIVE_INFINITY,
          "+Infinity", Double.POSITIVE_INFINITY,
          "-Infinity", Double.NEGATIVE_INFINITY,
          "+INF", Double.POSITIVE_INFINITY,
          "-INF", Double.NEGATIVE_INFINITY);

  private final JsonFile file;
  private final JsonValue parent;
  private final String step;
  private final JsonNode node;

  private JsonValue(JsonFile file, JsonValue parent, String step, JsonNode node) {
    this.file = file;
    this.parent = parent;
    this.step = step;
    this.node = node;
  }

  static JsonValue root(JsonFile file, String step, JsonNode node) {
    return new JsonValue(file, null, step, node);
  }

  /** A member that must be there and not be null. */
  JsonValue field(String name) {
    return optional(name).orElseThrow(() -> file.unreadable(path() + " has no \"" + name + "\""));
  }

  /** A member, empty where it is absent or null. */
  Optional<JsonValue> optional(String name) {
    if (!node.isObject()) {
      throw wrong("an object");
    }
    JsonNode child = node.get(name);
    return child == null || child.isNull()
        ? Optional.empty()
        : Optional.of(new JsonValue(file, this, "." + name, child));
  }

  boolean isObject() {
    return node.isObject();
  }

  boolean isArray() {
    return node.isArray();
  }

  String text() {
    if (!node.isTextual()) {
      throw wrong("text");
    }
    return node.textValue();
  }

  /** Text, a number or a truth value, as the file spells it; "null" for null. */
  String scalar() {
    if (node.isContainerNode()) {
      throw wrong("text or a number");
    }
    return node.asText();
  }

  boolean flag() {
    if (!node.isBoolean()) {
      throw wrong("true or false");
    }
    return node.booleanValue();
  }

  int integer() {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw wrong("a whole number");
    }
    return node.intValue();
  }

  /** A whole number, also one written as 3.0. */
  int wholeNumber() {
    double value = number();
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw wrong("a whole number");
    }
    return (int) value;
  }

  /** A number; null and the strings "NaN" and "Infinity" stand for what JSON can't write. */
  double number() {
    if (node.isNull()) {
      return Double.NaN;
    }
    if (node.isTextual() && NOT_FINITE.containsKey(node.textValue())) {
      return NOT_FINITE.get(node.textValue());
    }
    if (!node.isNumber()) {
      throw wrong("a number");
    }
    return node.doubleValue();
  }

  /** A number, NaN where it is absent or null. */
  double numberOrNaN(String name) {
    return optional(name).map(JsonValue::number).orElse(Double.NaN);
  }

  /** The text of a member that names this value, or where it stands. */
  String nameBy(String member) {
    JsonNode name = node.path(member);
    return name.isTextual() ? name.textValue() : path();
  }

  String textOr(String name, String otherwise) {
    return optional(name).map(JsonValue::scalar).orElse(otherwise);
  }

  /** The elements of an array. */
  List<JsonValue> items() {
    if (!node.isArray()) {
      throw wrong("an array");
    }
    List<JsonValue> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(new JsonValue(file, this, "[" + i + "]", node.get(i)));
    }
    return items;
  }

  /** Each element of the array {@code name}; none where it is absent. */
  <T> List<T> listOf(String name, Function<JsonValue, T> each) {
    return optional(name).map(JsonValue::items).orElse(List.of()).stream().map(each).toList();
  }

  /** The scalar members of the object {@code name} in the file's order; none where it is absent. */
  Map<String, String> scalarsOf(String name) {
    Map<String, String> scalars = new LinkedHashMap<>();
    optional(name)
        .ifPresent(o -> o.members().forEach((key, value) -> scalars.put(key, value.scalar())));
    return scalars;
  }

  /** The members of an object in the file's order. */
  Map<String, JsonValue> members() {
    if (!node.isObject()) {
      throw wrong("an object");
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    node.properties()
        .forEach(
            e ->
                members.put(e.getKey(), new JsonValue(file, this, "." + e.getKey(), e.getValue())));
    return members;
  }

  Unreadable wrong(String expected) {
    String found = node.toString();
    String shown = found.length() <= 60 ? found : found.substring(0, 60) + "...";
    return file.unreadable(path() + " is " + shown + ", expected " + expected);
  }

  private String path() {
    String path = parent == null ? step : parent.path() + step;
    if (parent == null) {
      return path.isEmpty() ? "the file" : path;
    }
    return path.startsWith("the file.") ? path.substring("the file.".length()) : path;
  }
}
