package io.rnnbench.report.speed;

import io.rnnbench.report.result.JmhResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The times of one result, in milliseconds per operation.
 *
 * @param iterations iteration means, [fork][iteration], all positive, at least one
 * @param forksAskedFor forks JMH was told to run; {@code iterations} has those that finished
 * @param percentiles of all operations, keys such as "50.0"; none where JMH gave a rate
 */
public record Times(
    List<List<Double>> iterations, int forksAskedFor, Map<String, Double> percentiles) {

  /** Empty where the result has no times in it. */
  public static Optional<Times> of(JmhResult result) {
    Optional<DoubleUnaryOperator> toMillis = toMillis(result.unit());
    if (toMillis.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Double> percentiles = new LinkedHashMap<>();
    if (millis(result.unit()).isPresent()) {
      result
          .percentiles()
          .forEach((rank, value) -> percentiles.put(rank, toMillis.get().applyAsDouble(value)));
    }
    return of(
            result.iterations().stream()
                .map(fork -> fork.stream().map(toMillis.get()::applyAsDouble).toList())
                .toList(),
            result.forks())
        .map(times -> new Times(times.iterations, times.forksAskedFor, percentiles));
  }

  /**
   * What makes milliseconds per operation of a score in JMH's unit, whether time or rate; empty for
   * any other unit.
   */
  public static Optional<DoubleUnaryOperator> toMillis(String unit) {
    OptionalDouble time = millis(unit);
    OptionalDouble rate = perMilli(unit);
    if (time.isPresent()) {
      return Optional.of(value -> value * time.getAsDouble());
    }
    return rate.isPresent()
        ? Optional.of(value -> 1 / (value * rate.getAsDouble()))
        : Optional.empty();
  }

  /** Without percentiles; empty where there is no value, or one that is no time. */
  static Optional<Times> of(List<List<Double>> iterations, int forksAskedFor) {
    return iterations.isEmpty()
            || iterations.stream().anyMatch(List::isEmpty)
            || iterations.stream().flatMap(List::stream).anyMatch(m -> !(m > 0) || m.isInfinite())
        ? Optional.empty()
        : Optional.of(new Times(iterations, forksAskedFor, Map.of()));
  }

  /** Whether this is one of JMH's units, of time or of rate. */
  public static boolean isUnit(String unit) {
    return millis(unit).isPresent() || perMilli(unit).isPresent();
  }

  /** Milliseconds per operation. */
  public Estimate mean() {
    return Estimation.mean(Replication.of(List.of(this)).units(this));
  }

  /** This time / the other's. */
  public Estimate over(Times other) {
    Replication replication = Replication.of(List.of(this, other));
    return Estimation.ratio(replication.units(this), replication.units(other));
  }

  /** NaN where JMH gave none. */
  public double percentile(String rank) {
    return percentiles.getOrDefault(rank, Double.NaN);
  }

  /** Milliseconds in JMH's unit of time per operation; empty for a rate. */
  static OptionalDouble millis(String unit) {
    return switch (unit) {
      case "day/op" -> OptionalDouble.of(86_400e3);
      case "hr/op" -> OptionalDouble.of(3_600e3);
      case "min/op" -> OptionalDouble.of(60e3);
      case "s/op" -> OptionalDouble.of(1e3);
      case "ms/op" -> OptionalDouble.of(1);
      case "us/op" -> OptionalDouble.of(1e-3);
      case "ns/op" -> OptionalDouble.of(1e-6);
      default -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble perMilli(String unit) {
    return switch (unit) {
      case "ops/day" -> OptionalDouble.of(1 / 86_400e3);
      case "ops/hr" -> OptionalDouble.of(1 / 3_600e3);
      case "ops/min" -> OptionalDouble.of(1 / 60e3);
      case "ops/s" -> OptionalDouble.of(1e-3);
      case "ops/ms" -> OptionalDouble.of(1);
      case "ops/us" -> OptionalDouble.of(1e3);
      case "ops/ns" -> OptionalDouble.of(1e6);
      default -> OptionalDouble.empty();
    };
  }
}
