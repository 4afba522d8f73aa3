package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.speed.Times;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * What is compared: time, allocation, JMH's score in its own unit, or any secondary metric by its
 * name.
 *
 * @param name as the user gives it
 * @param more whether the user says that more of it is better
 */
public record Metric(String name, boolean more) {
  /** Milliseconds per operation, of a throughput its inverse. */
  public static final Metric TIME = new Metric("time");

  /** Bytes in Java's heap per operation, as measured with {@code -prof gc}. */
  public static final Metric ALLOCATION = new Metric("allocation");

  /** As JMH has it: a throughput stays one. */
  public static final Metric SCORE = new Metric("score");

  /** JMH before 1.34 puts it before the names of its profilers' metrics. */
  private static final String DOT = "\u00b7";

  private Metric(String name) {
    this(name, false);
  }

  /** A secondary metric of which more is better. */
  public static Metric ofMore(String name) {
    return new Metric(name, true);
  }

  /** The metric that {@code text} names, whatever case time, allocation and score are in. */
  public static Metric named(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "time" -> TIME;
      case "score" -> SCORE;
      case "allocation", JmhResult.ALLOCATION, DOT + JmhResult.ALLOCATION -> ALLOCATION;
      default -> new Metric(text);
    };
  }

  /** Its unit in a row; empty where the row does not have it. */
  public String unit(JmhResult result) {
    if (equals(TIME)) {
      return "ms/op";
    }
    if (equals(ALLOCATION)) {
      return "B/op";
    }
    return equals(SCORE) ? result.unit() : secondaryScore(result).map(s -> s.unit()).orElse("");
  }

  /**
   * Whether more of it is better: a rate of operations, instructions per cycle. Of all else more is
   * taken to be worse.
   */
  public Better better(String unit) {
    boolean rate = unit.startsWith("ops/") || unit.equals("insns/clk") || unit.startsWith("IPC");
    return rate || more ? Better.MORE : Better.LESS;
  }

  /** The direction in these rows, whose units are alike. */
  public Better better(Collection<JmhResult> rows) {
    return rows.stream()
        .map(this::unit)
        .filter(unit -> !unit.isEmpty())
        .findFirst()
        .map(this::better)
        .orElse(Better.LESS);
  }

  /** Whether it counts bytes, which are exact but for what JMH itself allocates. */
  boolean isBytes() {
    return equals(ALLOCATION);
  }

  /**
   * What a row measured of it.
   *
   * @throws Unfit where it measured nothing that can be compared
   */
  public Measured of(JmhResult result) throws Unfit {
    if (equals(TIME)) {
      return time(result);
    }
    if (equals(SCORE)) {
      return checked(
          new Measured(result.iterations(), result.score(), result.scoreError(), samples(result)));
    }
    String secondary = secondaryName();
    JmhResult.Score score =
        secondaryScore(result).orElseThrow(() -> new Unfit("no " + secondary + hint(secondary)));
    List<List<Double>> raw =
        result.secondary().getOrDefault(secondary, result.secondary().get(DOT + secondary));
    Measured measured =
        checked(
            new Measured(
                raw == null ? List.of() : raw, score.value(), score.error(), samples(result)));
    return isBytes() ? Bytes.without(measured) : measured;
  }

  private static String hint(String secondary) {
    return secondary.startsWith("gc.") ? ", see -prof gc" : "";
  }

  private String secondaryName() {
    String own = equals(ALLOCATION) ? JmhResult.ALLOCATION : name;
    return own.startsWith(DOT) ? own.substring(DOT.length()) : own;
  }

  private Optional<JmhResult.Score> secondaryScore(JmhResult result) {
    Map<String, JmhResult.Score> scores = result.secondaryScores();
    return Optional.ofNullable(
        scores.getOrDefault(secondaryName(), scores.get(DOT + secondaryName())));
  }

  private static Measured time(JmhResult result) throws Unfit {
    DoubleUnaryOperator millis =
        Times.toMillis(result.unit())
            .orElseThrow(
                () ->
                    new Unfit(
                        "its unit \"%s\" is no time; compare it with --metric score"
                            .formatted(result.unit())));
    requirePositive("score", result.score());
    for (List<Double> fork : result.iterations()) {
      for (double iteration : fork) {
        requirePositive("an iteration", iteration);
      }
    }
    double score = millis.applyAsDouble(result.score());
    return new Measured(
        result.iterations().stream()
            .map(fork -> fork.stream().map(millis::applyAsDouble).toList())
            .toList(),
        score,
        score * result.scoreError() / result.score(), // of an inverse too, where it is small
        samples(result));
  }

  private static void requirePositive(String what, double value) throws Unfit {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new Unfit("%s is %s, expected a positive number".formatted(what, value));
    }
  }

  private static Measured checked(Measured measured) throws Unfit {
    boolean finite =
        Double.isFinite(measured.score())
            && measured.iterations().stream().flatMap(List::stream).allMatch(Double::isFinite);
    if (!finite) {
      throw new Unfit("score is " + measured.score() + ", expected a finite number");
    }
    return measured;
  }

  /** Iterations of all forks, for JMH's error rests on them; 0 where they are not known. */
  private static int samples(JmhResult result) {
    String samples = result.conditions().get("samples");
    if (samples != null) {
      return number(samples);
    }
    return result.forks() * number(result.conditions().getOrDefault("iterations", "0"));
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : 0;
  }
}
