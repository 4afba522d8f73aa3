package io.rnnbench.report.speed;

import io.rnnbench.report.result.JmhResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The times of all network benchmarks, by benchmark such as "TrainStepBenchmark.step". */
public final class Timings {
  public static final String STEP = "TrainStepBenchmark.step";

  private static final String PACKAGE = "io.rnnbench.bench.";

  private final Map<String, SortedMap<Configuration, List<Times>>> times = new HashMap<>();

  private Timings() {}

  public static Timings of(List<JmhResult> results) {
    Timings timings = new Timings();
    for (JmhResult result : results) {
      Configuration.of(result.params())
          .ifPresent(c -> Times.of(result).ifPresent(t -> timings.add(result.benchmark(), c, t)));
    }
    return timings;
  }

  private void add(String benchmark, Configuration configuration, Times measured) {
    times
        .computeIfAbsent(nameOf(benchmark), name -> new TreeMap<>())
        .computeIfAbsent(configuration, c -> new ArrayList<>())
        .add(measured);
  }

  /** Without the package that all of ours share. */
  public static String nameOf(String benchmark) {
    return benchmark.startsWith(PACKAGE) ? benchmark.substring(PACKAGE.length()) : benchmark;
  }

  /** What any of the benchmarks measured, in order. */
  public SortedSet<Configuration> configurations(String... benchmarks) {
    TreeSet<Configuration> all = new TreeSet<>();
    for (String benchmark : benchmarks) {
      all.addAll(times.getOrDefault(benchmark, new TreeMap<>()).keySet());
    }
    return all;
  }

  /** Empty where there is no result, or several and no way to choose. */
  public Optional<Times> find(String benchmark, Configuration configuration) {
    List<Times> found =
        times.getOrDefault(benchmark, new TreeMap<>()).getOrDefault(configuration, List.of());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
