package io.rnnbench.bench.ab;

import io.rnnbench.backend.Division;
import io.rnnbench.bench.fork.ForkSettings;
import io.rnnbench.catalog.Backends;
import io.rnnbench.model.CellType;
import io.rnnbench.report.result.Ab;
import io.rnnbench.shell.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows that are measured in one process, one after the other, to save its start: those of one
 * framework, whose settings it needs.
 *
 * @param name the framework's; of a program that is not this suite, {@link #ALL}
 * @param include pattern of the benchmarks
 * @param params values of parameters, separated by commas
 * @param measurement how they are measured, in JMH's options
 * @param warmup how they are warmed up, likewise
 */
public record Group(
    String name,
    ForkSettings settings,
    String include,
    Map<String, String> params,
    List<String> measurement,
    List<String> warmup) {
  static final String ALL = "all";

  private static final String BACKEND = "backend";

  /** In each pass. Short, for forks differ by more than a longer look at one would tell. */
  private static final Map<String, String> PASS = Map.of("-i", "1", "-r", "80ms");

  /**
   * Slices: as short as JMH can begin and end them without doing little else, for what disturbs the
   * machine changes within a tenth of a second. The first is not counted.
   */
  private static final Map<String, String> SLICES = Map.of("-i", "25", "-r", "20ms");

  /** How many times as many slices a row gets after the first look, if it is still unclear. */
  public static final int LEAST_GROWTH = 2;

  /** The same where other rows need none any more. */
  private static final int MOST_GROWTH = 4;

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
   * @param turns whether both sides are to measure slices by turns
   */
  static List<Group> of(
      boolean ours, String include, Map<String, String> params, List<String> more, boolean turns) {
    Map<String, String> measurement = turns ? SLICES : PASS;
    if (!ours) {
      String pattern = include.isEmpty() ? ".*" : include;
      return List.of(group(ALL, ForkSettings.NONE, pattern, params, measurement, more));
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
              measurement,
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
      Map<String, String> measurement,
      List<String> more) {
    List<String> jmh = new ArrayList<>(unlessGiven(measurement, more));
    List<String> warmup = new ArrayList<>(unlessGiven(warmup(name), more));
    for (int i = 0; i < more.size(); i++) {
      boolean warms = WARMUP_OPTIONS.contains(more.get(i)) && i + 1 < more.size();
      (warms ? warmup : jmh).add(more.get(i));
      if (warms) {
        warmup.add(more.get(++i));
      }
    }
    return new Group(name, settings, include, params, List.copyOf(jmh), List.copyOf(warmup));
  }

  /** What is measured, and how, in JMH's options. */
  public List<String> jmh() {
    List<String> jmh = new ArrayList<>(List.of(include));
    params.forEach((param, values) -> jmh.addAll(List.of("-p", param + "=" + values)));
    jmh.addAll(measurement);
    return jmh;
  }

  /**
   * The rows that are measured where these are wanted, see {@link #only}.
   *
   * @param all of the group
   */
  public static List<Ab.Result> measured(Collection<Ab.Result> wanted, Collection<Ab.Result> all) {
    return all.stream()
        .filter(
            row ->
                wanted.stream().anyMatch(other -> other.benchmark().equals(row.benchmark()))
                    && row.params().entrySet().stream()
                        .allMatch(
                            param ->
                                wanted.stream()
                                    .anyMatch(
                                        other ->
                                            param
                                                .getValue()
                                                .equals(other.params().get(param.getKey())))))
        .toList();
  }

  /**
   * As few rows as JMH's options can name that hold these: every benchmark that is among them, with
   * every combination of their parameters' values.
   */
  Group only(Collection<Ab.Result> rows) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (Ab.Result row : rows) {
      row.params()
          .forEach(
              (name, value) -> values.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(value));
    }
    values.values().removeIf(Set.of("")::equals); // as it is by itself
    if (values.values().stream().flatMap(Set::stream).anyMatch(Group::isUnspeakable)) {
      return this;
    }
    Map<String, String> box = new LinkedHashMap<>(params);
    values.forEach((name, of) -> box.put(name, String.join(",", of)));
    String benchmarks =
        rows.stream()
            .map(Ab.Result::benchmark)
            .distinct()
            .map(benchmark -> "^" + Pattern.quote(benchmark) + "$")
            .collect(Collectors.joining("|"));
    return new Group(name, settings, benchmarks, box, measurement, warmup);
  }

  /** The parts of the same training steps, see StepPartsBenchmark. */
  Group ofParts() {
    return new Group("parts-" + name, settings, "StepPartsBenchmark", params, measurement, warmup);
  }

  /** JMH would take it for two values, or for none. */
  private static boolean isUnspeakable(String value) {
    return value.contains(",") || value.isEmpty();
  }

  /** The same with so many times as many slices. */
  public Group grown(int growth) {
    List<String> more = new ArrayList<>(measurement);
    int iterations = more.indexOf("-i") + 1;
    more.set(iterations, String.valueOf(growth * Integer.parseInt(more.get(iterations))));
    return new Group(name, settings, include, params, List.copyOf(more), warmup);
  }

  /**
   * How many times as many slices a row gets after the first look.
   *
   * @param before rows at first
   * @param now rows that are left
   */
  public static int growth(int before, int now) {
    return Math.min(MOST_GROWTH, LEAST_GROWTH * before / now);
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
   * share is still being compiled.
   */
  private static Map<String, String> warmup(String group) {
    int iterations = group.equals(ALL) ? 5 : Backends.profile(group).warmUps();
    return Map.of("-wm", "BULK", "-wi", String.valueOf(iterations), "-w", "150ms");
  }
}
