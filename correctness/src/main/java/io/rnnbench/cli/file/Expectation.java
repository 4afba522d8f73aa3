package io.rnnbench.cli.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * An answer that somebody else computed, to compare ours with.
 *
 * @param file where it stands
 * @param content what it holds; keys of the answer that it lacks are not compared
 * @param tolerance the largest absolute difference that is no difference
 */
public record Expectation(Path file, JsonNode content, double tolerance) {
  /** As {@link ResultFile#JSON} writes them. */
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  /**
   * Prints how far an answer is from this, key by key.
   *
   * @return {@link ExitCode#OK} or {@link ExitCode#CHECK_FAILED}
   * @throws UsageException where the two have different shapes
   */
  public int compare(Object answer, PrintWriter out) {
    JsonNode actual = ResultFile.JSON.valueToTree(answer);
    requireKnown("", content, actual);
    List<Difference> differences = new ArrayList<>();
    for (var entry : content.properties()) {
      Difference difference = new Difference(entry.getKey(), tolerance);
      compare(entry.getKey(), entry.getValue(), actual.get(entry.getKey()), difference);
      differences.add(difference);
    }
    return print(differences, out);
  }

  private void compare(String where, JsonNode expected, JsonNode actual, Difference difference) {
    JsonNodeType kind = kind(expected);
    if (kind != kind(actual)) {
      throw new UsageException(
          "%s: %s is %s, but the answer has %s there"
              .formatted(file, where, name(kind), name(kind(actual))));
    }
    switch (kind) {
      case OBJECT -> {
        requireKnown(where + ".", expected, actual);
        for (var entry : expected.properties()) {
          String key = entry.getKey();
          compare(where + "." + key, entry.getValue(), actual.get(key), difference);
        }
      }
      case ARRAY -> {
        if (expected.size() != actual.size()) {
          throw new UsageException(
              "%s: %s has %d entries, but the answer has %d there"
                  .formatted(file, where, expected.size(), actual.size()));
        }
        for (int i = 0; i < expected.size(); i++) {
          compare(where + "[" + i + "]", expected.get(i), actual.get(i), difference);
        }
      }
      default -> difference.add(where, number(expected), number(actual));
    }
  }

  private void requireKnown(String where, JsonNode expected, JsonNode actual) {
    for (var entry : expected.properties()) {
      if (!actual.has(entry.getKey())) {
        throw new UsageException(
            "%s: unknown key \"%s%s\"; the answer has: %s"
                .formatted(
                    file,
                    where,
                    entry.getKey(),
                    String.join(
                        ", ",
                        new TreeSet<>(actual.propertyStream().map(e -> e.getKey()).toList()))));
      }
    }
  }

  /** A number that is missing or not finite is still one: it equals none. */
  private static JsonNodeType kind(JsonNode node) {
    return node.isNull() || NOT_FINITE.contains(node.asText())
        ? JsonNodeType.NUMBER
        : node.getNodeType();
  }

  private static String name(JsonNodeType kind) {
    return switch (kind) {
      case OBJECT -> "keys and values";
      case ARRAY -> "a list";
      case NUMBER -> "a number";
      default -> "neither a number nor a list";
    };
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.NaN;
  }

  private int print(List<Difference> differences, PrintWriter out) {
    out.printf("%-9s %8s %6s  %-9s relative%n", "", "numbers", "beyond", "absolute");
    differences.forEach(difference -> difference.print(out));
    long beyond = differences.stream().mapToLong(Difference::beyond).sum();
    if (beyond == 0) {
      out.printf(Locale.ROOT, "equal within %.3g%n", tolerance);
      return ExitCode.OK;
    }
    out.printf(Locale.ROOT, "different: %d by more than %.3g, or not finite%n", beyond, tolerance);
    return ExitCode.CHECK_FAILED;
  }
}
