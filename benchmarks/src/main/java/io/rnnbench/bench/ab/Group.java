package io.rnnbench.bench.ab;

import io.rnnbench.backend.Division;
import io.rnnbench.bench.run.ForkSettings;
import io.rnnbench.catalog.Backends;
import io.rnnbench.cli.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that are measured in one process, one after the other, to save its start: those of one
 * framework, whose settings it needs.
 *
 * @param name the framework's; of a program that is not this suite, {@link #ALL}
 * @param jmh what is measured, in JMH's options
 */
public record Group(String name, ForkSettings settings, List<String> jmh) {
  static final String ALL = "all";

  private static final String BACKEND = "backend";

  /** A training step of small networks, at which start-up and overheads show: twelve rows. */
  private static final String INCLUDE = "TrainStepBenchmark.step";

  private static final Map<String, String> PARAMS =
      Map.of(
          "cell", "LSTM,GRU,RNN",
          "batchSize", "1,16",
          "hidden", "64",
          "inputSize", "64",
          "timeSteps", "10");

  /**
   * The groups of what the user chose.
   *
   * @param include a pattern, or empty for this suite's own rows
   * @param params values separated by commas
   * @param more JMH's own options
   */
  static List<Group> of(
      boolean ours, String include, Map<String, String> params, List<String> more) {
    if (!ours) {
      ForkSettings none = new ForkSettings(List.of(), Map.of(), List.of());
      String pattern = include.isEmpty() ? ".*" : include;
      return List.of(new Group(ALL, none, jmh(pattern, params, ALL, more)));
    }
    Map<String, String> all = new LinkedHashMap<>(include.isEmpty() ? PARAMS : Map.of());
    all.putAll(params);
    List<Group> groups = new ArrayList<>();
    for (String backend : backends(all.remove(BACKEND))) {
      Map<String, String> own = new LinkedHashMap<>(all);
      own.put(BACKEND, backend);
      groups.add(
          new Group(
              backend,
              ForkSettings.of(Division.TUNED, backend, all.getOrDefault("computeThreads", "1")),
              jmh(include.isEmpty() ? INCLUDE : include, own, backend, more)));
    }
    return groups;
  }

  private static List<String> backends(String chosen) {
    List<String> known = Backends.frameworks().stream().map(b -> b.name()).toList();
    if (chosen == null) {
      return known;
    }
    List<String> names = List.of(chosen.split(","));
    for (String name : names) {
      if (!known.contains(name)) {
        throw new UsageException(
            "-p backend=%s: %s is none of %s".formatted(chosen, name, String.join(", ", known)));
      }
    }
    return names;
  }

  /** Of an option given twice JMH takes the last. */
  private static List<String> jmh(
      String include, Map<String, String> params, String group, List<String> more) {
    List<String> jmh = new ArrayList<>();
    jmh.add(include);
    params.forEach(
        (name, values) -> {
          jmh.add("-p");
          jmh.add(name + "=" + values);
        });
    jmh.addAll(timing(group));
    jmh.addAll(more);
    return jmh;
  }

  /**
   * Short, for forks differ by more than what a longer look at one would tell. All rows are warmed
   * up before the first is measured, or it would be measured while what they share is still being
   * compiled. DJL leaves less to Java than the others.
   */
  private static List<String> timing(String group) {
    String warmups = group.equals("djl") ? "2" : "4";
    return List.of("-wm", "BULK", "-wi", warmups, "-w", "150ms", "-i", "4", "-r", "100ms");
  }
}
