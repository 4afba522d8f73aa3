package io.rnnbench.report.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads environment.json. */
public final class EnvironmentFile {
  public static final String NAME = "environment.json";

  private EnvironmentFile() {}

  public static Environment read(Path path) {
    JsonValue root = JsonFile.writtenBy(path, JmhFile.COMMAND).read();
    List<Environment.Entry> entries =
        members(root).stream().filter(entry -> !entry.name().equals("schema")).toList();
    return new Environment(root.textOr("fingerprint", ""), entries);
  }

  private static List<Environment.Entry> members(JsonValue object) {
    List<Environment.Entry> entries = new ArrayList<>();
    object.members().forEach((name, value) -> entries.add(entry(name, value)));
    return entries;
  }

  private static Environment.Entry entry(String name, JsonValue value) {
    if (value.isObject()) {
      return new Environment.Entry(name, "", members(value));
    }
    if (!value.isArray()) {
      return new Environment.Entry(name, value.scalar(), List.of());
    }
    List<JsonValue> items = value.items();
    if (items.stream().noneMatch(item -> item.isObject() || item.isArray())) {
      String list = items.stream().map(JsonValue::scalar).collect(Collectors.joining(", "));
      return new Environment.Entry(name, list, List.of());
    }
    List<Environment.Entry> numbered = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      numbered.add(entry(String.valueOf(i + 1), items.get(i)));
    }
    return new Environment.Entry(name, "", numbered);
  }
}
