package io.rnnbench.report.speed;

import io.rnnbench.report.result.JmhResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The times of one configuration, in milliseconds per training step.
 *
 * @param iterations iteration means, [fork][iteration], all positive, at least one
 * @param forksAskedFor forks JMH was told to run; {@code iterations} has those that finished
 * @param percentiles of all steps, keys such as "50.0"
 */
record StepTimes(
    Configuration configuration,
    List<List<Double>> iterations,
    int forksAskedFor,
    Map<String, Double> percentiles) {

  /** Empty where the result isn't a single-threaded, sampled training step with times in it. */
  static Optional<StepTimes> of(JmhResult result) {
    OptionalDouble unit = millis(result.unit());
    List<List<Double>> iterations = result.iterations();
    if (!result.mode().equals("sample")
        || result.threads() != 1
        || unit.isEmpty()
        || iterations.isEmpty()
        || iterations.stream().flatMap(List::stream).anyMatch(m -> !(m > 0) || m.isInfinite())) {
      return Optional.empty();
    }
    double scale = unit.getAsDouble();
    Map<String, Double> percentiles = new LinkedHashMap<>();
    result.percentiles().forEach((rank, value) -> percentiles.put(rank, value * scale));
    return Configuration.of(result.benchmark(), result.params())
        .map(
            configuration ->
                new StepTimes(
                    configuration,
                    iterations.stream()
                        .map(fork -> fork.stream().map(mean -> mean * scale).toList())
                        .toList(),
                    result.forks(),
                    percentiles));
  }

  /** Milliseconds in JMH's unit of time per operation; empty for a rate. */
  static OptionalDouble millis(String unit) {
    return switch (unit) {
      case "s/op" -> OptionalDouble.of(1e3);
      case "ms/op" -> OptionalDouble.of(1);
      case "us/op" -> OptionalDouble.of(1e-3);
      case "ns/op" -> OptionalDouble.of(1e-6);
      default -> OptionalDouble.empty();
    };
  }
}
