package io.rnnbench.bench.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One JVM's worth of measuring: a benchmark with one set of parameters.
 *
 * @param benchmark class and method, e.g. {@code TrainStepBenchmark.step}
 * @param params JMH parameters that are not left at their defaults
 * @param profilers JMH's names of profilers, or class names
 * @param round the how-manieth JVM of this benchmark and parameters, from 1
 */
public record Fork(
    String benchmark,
    Map<String, String> params,
    Timing timing,
    List<String> profilers,
    int round) {

  public Fork {
    params = Map.copyOf(params);
    profilers = List.copyOf(profilers);
  }

  Fork inRound(int other) {
    return new Fork(benchmark, params, timing, profilers, other);
  }

  public String param(String name, String otherwise) {
    return params.getOrDefault(name, otherwise);
  }

  /** The same in every run of a plan; also the name of the fork's directory. */
  @JsonIgnore
  public String name() {
    String values =
        params.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> "-" + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining());
    return (benchmark + values).replaceAll("[^\\w.=-]", "_") + "-round" + round;
  }
}
