package io.rnnbench.report.speed;

import io.rnnbench.report.result.CanonicalOrder;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a network was run. A comparison never mixes two of them; the order puts tuned, cpu and one
 * thread first.
 *
 * @param device cpu or gpu
 * @param division tuned or stock
 * @param computeThreads threads that the framework may use
 */
public record Conditions(String device, String division, String computeThreads)
    implements Comparable<Conditions> {
  /** What holds for a result that doesn't say: those of older files don't. */
  public static final Conditions DEFAULT = new Conditions("cpu", "tuned", "1");

  private static final Comparator<Conditions> ORDER =
      Comparator.comparing(Conditions::device, CanonicalOrder.DEVICES)
          .thenComparing(Conditions::division, CanonicalOrder.DIVISIONS)
          .thenComparing(c -> Shape.wholeNumber(c.computeThreads).orElse(Integer.MAX_VALUE))
          .thenComparing(Conditions::computeThreads);

  /** Takes them out of JMH's parameters. */
  static Conditions takenFrom(Map<String, String> params) {
    return new Conditions(
        take(params, "device", DEFAULT.device),
        take(params, "division", DEFAULT.division),
        take(params, "computeThreads", DEFAULT.computeThreads));
  }

  public static Conditions in(Map<String, String> params) {
    return takenFrom(new TreeMap<>(params));
  }

  private static String take(Map<String, String> params, String name, String otherwise) {
    String value = params.remove(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }

  public Conditions withDivision(String other) {
    return new Conditions(device, other, computeThreads);
  }

  public Conditions withComputeThreads(String other) {
    return new Conditions(device, division, other);
  }

  /** All of them: "tuned division, CPU, 1 thread". */
  public String text() {
    return division + " division, " + deviceLabel() + ", " + threadsLabel();
  }

  /** What differs from {@link #DEFAULT}; empty where nothing does. */
  String unusual() {
    return Stream.of(
            division.equals(DEFAULT.division) ? "" : division,
            device.equals(DEFAULT.device) ? "" : deviceLabel(),
            computeThreads.equals(DEFAULT.computeThreads) ? "" : threadsLabel())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String deviceLabel() {
    return switch (device) {
      case "cpu" -> "CPU";
      case "gpu" -> "GPU";
      default -> device;
    };
  }

  private String threadsLabel() {
    return computeThreads.equals("1") ? "1 thread" : computeThreads + " threads";
  }

  @Override
  public int compareTo(Conditions other) {
    return ORDER.compare(this, other);
  }
}
