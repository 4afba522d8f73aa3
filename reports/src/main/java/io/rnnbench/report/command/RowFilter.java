package io.rnnbench.report.command;

import io.rnnbench.report.compare.JmhRows;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.result.Unreadable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The option that says which rows count. */
final class RowFilter {
  @Option(
      names = "-p",
      paramLabel = "NAME=VALUE,...",
      description =
          "Only rows whose parameter has one of these values; mode and threads are taken as"
              + " parameters.")
  private final Map<String, String> wanted = new LinkedHashMap<>();

  /** The rows of these files that are as asked. */
  JmhRows rows(List<Path> given) {
    JmhRows all = JmhRows.read(given);
    JmhRows rows = all.only(this::accepts);
    if (rows.rows().isEmpty() && !all.rows().isEmpty()) {
      TreeSet<String> names = new TreeSet<>(List.of("mode", "threads"));
      all.rows().keySet().forEach(key -> names.addAll(key.params().keySet()));
      throw new Unreadable(
          given.get(0),
          "no row is as -p " + wanted + " asks",
          "ask for another value of " + String.join(", ", names));
    }
    return rows;
  }

  boolean accepts(RowKey key) {
    return wanted.entrySet().stream().allMatch(e -> isIn(e.getValue(), value(key, e.getKey())));
  }

  /** A value may hold commas itself. */
  private static boolean isIn(String values, String value) {
    return values.equals(value) || List.of(values.split(",", -1)).contains(value);
  }

  private static String value(RowKey key, String name) {
    String own = key.params().get(name);
    if (own != null) {
      return own;
    }
    return switch (name) {
      case "mode" -> key.mode();
      case "threads" -> String.valueOf(key.threads());
      default -> "";
    };
  }
}
