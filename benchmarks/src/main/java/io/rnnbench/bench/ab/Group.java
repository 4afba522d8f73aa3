package io.rnnbench.bench.ab;

import io.rnnbench.backend.Division;
import io.rnnbench.bench.fork.ForkSettings;
import io.rnnbench.catalog.Backends;
import io.rnnbench.model.CellType;
import io.rnnbench.shell.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows that are measured in one process, one after the other, to save its start: those of one
 * framework, whose settings it needs.
 *
 * @param name the framework's; of a program that is not this suite, {@link #ALL}
 * @param jmh what is measured, in JMH's options
 * @param warmup how it is warmed up, likewise
 */
public record Group(String name, ForkSettings settings, List<String> jmh, List<String> warmup) {
  static final String ALL = "all";

  private static final String BACKEND = "backend";

  /** In each pass. Short, for forks differ by more than a longer look at one would tell. */
  private static final Map<String, String> MEASUREMENT = Map.of("-i", "1", "-r", "80ms");

  private static final Set<String> WARMUP_OPTIONS = Set.of("-wm", "-wi", "-w", "-wbs");

  /** A training step of small networks, at which start-up and overheads show: twelve rows. */
  private static final String INCLUDE = "TrainStepBenchmark.step";

  private static final Map<String, String> PARAMS =
      Map.of(
          "cell", Stream.of(CellType.values()).map(CellType::name).collect(Collectors.joining(",")),
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
      String pattern = include.isEmpty() ? ".*" : include;
      return List.of(group(ALL, ForkSettings.NONE, pattern, params, more));
    }
    Map<String, String> all = new LinkedHashMap<>(include.isEmpty() ? PARAMS : Map.of());
    all.putAll(params);
    List<Group> groups = new ArrayList<>();
    for (String backend : backends(all.remove(BACKEND))) {
      Map<String, String> own = new LinkedHashMap<>(all);
      own.put(BACKEND, backend);
      groups.add(
          group(
              backend,
              ForkSettings.of(Division.TUNED, backend, all.getOrDefault("computeThreads", "1")),
              include.isEmpty() ? INCLUDE : include,
              own,
              more));
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

  private static Group group(
      String name,
      ForkSettings settings,
      String include,
      Map<String, String> params,
      List<String> more) {
    List<String> jmh = new ArrayList<>();
    jmh.add(include);
    params.forEach((param, values) -> jmh.addAll(List.of("-p", param + "=" + values)));
    jmh.addAll(unlessGiven(MEASUREMENT, more));
    List<String> warmup = new ArrayList<>(unlessGiven(warmup(name), more));
    for (int i = 0; i < more.size(); i++) {
      boolean warms = WARMUP_OPTIONS.contains(more.get(i)) && i + 1 < more.size();
      (warms ? warmup : jmh).add(more.get(i));
      if (warms) {
        warmup.add(more.get(++i));
      }
    }
    return new Group(name, settings, List.copyOf(jmh), List.copyOf(warmup));
  }

  /** JMH takes no option twice. */
  private static List<String> unlessGiven(Map<String, String> options, List<String> given) {
    List<String> left = new ArrayList<>();
    options.forEach(
        (option, value) -> {
          if (!given.contains(option)) {
            left.addAll(List.of(option, value));
          }
        });
    return left;
  }

  /**
   * All rows are warmed up before the first is measured, or it would be measured while what they
   * share is still being compiled: half as often as the backend alone would need.
   */
  private static Map<String, String> warmup(String group) {
    int iterations = group.equals(ALL) ? 3 : Math.max(1, Backends.profile(group).warmUps() / 2);
    return Map.of("-wm", "BULK", "-wi", String.valueOf(iterations), "-w", "150ms");
  }
}
