package io.rnnbench.report.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the YAML file that says what counts for which benchmark: a list, first match wins. */
public final class LimitFile {
  private static final String MEND =
      "write a list, one line each: - {benchmark: \"Sort.*\", metric: time, minEffect: 2%,"
          + " maxSlowdown: 10%}";

  private static final Set<String> KEYS = Set.of("benchmark", "metric", "minEffect", "maxSlowdown");

  private LimitFile() {}

  /** The limits in the file's order. */
  public static List<Limit> read(Path path) {
    JsonFile file = new JsonFile(path, MEND);
    JsonNode root = YamlFile.tree(file);
    if (!root.isArray()) {
      throw file.unreadable(root.isMissingNode() ? "the file is empty" : "expected a list");
    }
    List<Limit> limits = new ArrayList<>(root.size());
    for (int i = 0; i < root.size(); i++) {
      limits.add(limit(JsonValue.root(file, "[" + i + "]", root.get(i))));
    }
    return List.copyOf(limits);
  }

  private static Limit limit(JsonValue limit) {
    limit
        .members()
        .forEach(
            (key, value) -> {
              if (!KEYS.contains(key)) {
                throw value.wrong("only the keys benchmark, metric, minEffect and maxSlowdown");
              }
            });
    return new Limit(
        pattern(limit.field("benchmark")),
        limit.optional("metric").map(JsonValue::text),
        percent(limit.optional("minEffect")),
        percent(limit.optional("maxSlowdown")));
  }

  private static Pattern pattern(JsonValue value) {
    try {
      return Pattern.compile(value.text());
    } catch (PatternSyntaxException e) {
      throw value.wrong("a regular expression");
    }
  }

  private static OptionalDouble percent(Optional<JsonValue> value) {
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    String text = value.get().scalar();
    boolean percent = text.endsWith("%");
    try {
      double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
      double share = percent ? number / 100 : number;
      if (share >= 0 && share < 1) {
        return OptionalDouble.of(share);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw value.get().wrong("a percentage below 100, such as 5%");
  }
}
