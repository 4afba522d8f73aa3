package io.rnnbench.report.speed;

import io.rnnbench.report.result.CanonicalOrder;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A network as timed: its cell, how it was run, and every other JMH parameter but backend and batch
 * size.
 *
 * @param params name to value, sorted by name
 */
public record Shape(String cell, SortedMap<String, String> params, Conditions conditions)
    implements Comparable<Shape> {
  private static final Comparator<Shape> ORDER =
      Comparator.comparing(Shape::conditions)
          .thenComparing(Shape::cell, CanonicalOrder.CELLS)
          .thenComparingInt(shape -> shape.params.size())
          .thenComparing(shape -> shape.number("hidden").orElse(0))
          .thenComparing(shape -> shape.number("timeSteps").orElse(0))
          .thenComparing(shape -> shape.params.toString());

  /** Such as "hidden 128, 50 steps, input 64, 1 layer, stock". */
  public String label() {
    StringBuilder label = new StringBuilder(label(params));
    String unusual = conditions.unusual();
    append(label, "", unusual.isEmpty() ? null : unusual, "");
    return label.toString();
  }

  /** Some of the parameters: "hidden 128, 50 steps". */
  public static String label(Map<String, String> params) {
    Map<String, String> rest = new TreeMap<>(params);
    StringBuilder label = new StringBuilder();
    String hidden = rest.remove("hidden");
    append(label, "hidden ", hidden, "");
    append(label, "", rest.remove("timeSteps"), " steps");
    append(label, "input ", rest.remove("inputSize"), "");
    String layers = rest.remove("layers");
    if (hidden == null || !hidden.contains("x")) { // 15x15x15 says it already
      append(label, "", layers, "1".equals(layers) ? " layer" : " layers");
    }
    append(
        label,
        "",
        rest.isEmpty()
            ? null
            : rest.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", ")),
        "");
    return label.toString();
  }

  /** A parameter that is a whole number; empty where it is absent or is none. */
  public OptionalInt number(String name) {
    return wholeNumber(params.get(name));
  }

  static OptionalInt wholeNumber(String text) {
    return text != null && text.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private static void append(StringBuilder label, String before, String value, String after) {
    if (value != null) {
      label.append(label.isEmpty() ? "" : ", ").append(before).append(value).append(after);
    }
  }

  @Override
  public int compareTo(Shape other) {
    return ORDER.compare(this, other);
  }
}
