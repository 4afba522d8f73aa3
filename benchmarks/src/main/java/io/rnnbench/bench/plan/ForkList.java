package io.rnnbench.bench.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forks of a run, to be read before they are run. */
public final class ForkList {
  /** As JMH's -l and -lp. */
  public enum Form {
    NAMES,
    PARAMETERS
  }

  private ForkList() {}

  /** A line for each benchmark with its number of JVMs, or for each JVM with its parameters. */
  public static Stream<String> lines(List<Fork> forks, Form form) {
    return switch (form) {
      case NAMES -> names(forks);
      case PARAMETERS -> forks.stream().map(ForkList::withParameters);
    };
  }

  private static Stream<String> names(List<Fork> forks) {
    Map<String, Long> counts =
        forks.stream()
            .map(Fork::benchmark)
            .collect(
                Collectors.groupingBy(
                    Function.identity(), LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            entry ->
                "%s: %d %s"
                    .formatted(
                        entry.getKey(), entry.getValue(), entry.getValue() == 1 ? "JVM" : "JVMs"));
  }

  private static String withParameters(Fork fork) {
    return Stream.concat(
            Stream.of(fork.benchmark()),
            fork.params().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "-p " + entry.getKey() + "=" + entry.getValue()))
        .collect(Collectors.joining(" "));
  }
}
