package io.rnnbench.report.command;

import io.rnnbench.report.compare.By;
import io.rnnbench.report.compare.Comparison;
import io.rnnbench.report.compare.Groups;
import io.rnnbench.report.compare.JmhConditions;
import io.rnnbench.report.compare.JmhRows;
import io.rnnbench.report.compare.Metric;
import io.rnnbench.report.compare.Side;
import io.rnnbench.report.compare.Trend;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.EnvironmentFile;
import io.rnnbench.report.result.JmhInput;
import io.rnnbench.report.result.Unreadable;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Prints two results side by side, for looking: the gate is what judges. */
@Command(
    name = "compare",
    description = {
      "Prints two results of JMH side by side: medians, the ratio CANDIDATE / BASE with its 95 %%"
          + " interval, and p of Welch's t-test on the logs.",
      "Each is a file that JMH wrote with -rf json (or csv), a directory that holds such files, or"
          + " a pattern; a row that is there more than once has more forks.",
      "One result is compared within itself, with --by; without it, its two backends are (DJL is"
          + " BASE, DL4J is CANDIDATE). Three or more are a history, the oldest first.",
      "Forks are compared where both sides have two or more, else iterations."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:compared, whatever came out", "2:bad usage or input; one line on stderr"})
public final class CompareCommand extends ReportCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "RESULT",
      description = "BASE and CANDIDATE; one; or a history.")
  private final List<Path> given = new ArrayList<>();

  @Option(
      names = "--base",
      split = ",",
      paramLabel = "RESULT",
      description = "Several results that are BASE together, each with more forks.")
  private final List<Path> base = new ArrayList<>();

  @Option(
      names = "--candidate",
      split = ",",
      paramLabel = "RESULT",
      description = "The same for CANDIDATE.")
  private final List<Path> candidate = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description =
          "Compare the rows of one result by a parameter; by threads, with speed-up and efficiency;"
              + " by jdk, vm, jvm-args or jmh, over any number of results; or by benchmark, where a"
              + " regular expression after the result says which part of the name, else its method.")
  private String by;

  @Option(
      names = "--baseline",
      paramLabel = "VALUE",
      description = "What the others are compared with; left out, the best of each row.")
  private String baseline;

  @Mixin private MetricOptions metrics = new MetricOptions();

  @Mixin private RowFilter filter = new RowFilter();

  @ArgGroup private CompareFormat format = new CompareFormat();

  @Override
  public Integer call() {
    if (by != null) {
      print(groups());
    } else if (given.size() > 2) {
      print(history());
    } else {
      takeSides();
      print(comparison());
    }
    return ExitCode.OK;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void print(List<String> lines) {
    print(String.join("\n", lines) + "\n");
  }

  private List<String> groups() {
    List<Path> files = new ArrayList<>(given);
    Optional<Pattern> pattern = Optional.empty();
    if (by.equals(By.BENCHMARK) && files.size() > 1 && !Files.exists(files.get(files.size() - 1))) {
      pattern = Optional.of(pattern(files.remove(files.size() - 1).toString()));
    }
    if (files.isEmpty()) {
      throw wrong("--by needs a result");
    }
    JmhInput input = JmhInput.read(files);
    input.notes().forEach(this::tell);
    Groups groups =
        Groups.of(
            input,
            filter::accepts,
            new By(by, pattern),
            metrics.metric(),
            metrics.better(input.results()),
            Optional.ofNullable(baseline));
    if (groups.entries().isEmpty()) {
      String first =
          groups.notCompared().entrySet().stream()
              .findFirst()
              .map(e -> e.getKey() + " " + e.getValue())
              .orElse("no row is as -p asks");
      throw new Unreadable(
          files.get(0),
          "nothing to compare by " + by + "; for one, " + first,
          "name what rows differ in: a parameter, threads, benchmark, jdk, vm, jvm-args or jmh");
    }
    return format.of(groups, metrics.better(input.results()));
  }

  private Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw wrong(
          "'" + text + "' is neither a file nor a regular expression: " + e.getDescription());
    }
  }

  private List<String> history() {
    List<Side> sides =
        given.stream()
            .map(p -> Side.of(p.toString(), filter.rows(List.of(p)), metrics.metric()))
            .toList();
    return format.of(Trend.of(sides));
  }

  /** BASE and CANDIDATE, however they were named. */
  private void takeSides() {
    boolean named = !base.isEmpty() || !candidate.isEmpty();
    if (named && (base.isEmpty() || candidate.isEmpty() || !given.isEmpty())) {
      throw wrong("--base and --candidate go together, without other results");
    }
    if (!named) {
      if (given.isEmpty()) {
        throw wrong("Missing required parameter: 'BASE'");
      }
      base.add(given.get(0));
      candidate.addAll(given.subList(1, given.size()));
    }
  }

  private List<String> comparison() {
    Metric metric = metrics.metric();
    JmhRows before = filter.rows(base);
    before.notes().forEach(this::tell);
    if (candidate.isEmpty()) {
      List<String> two = twoBackends(before);
      return lines(
          before,
          Comparison.ofBackends(two.get(1), two.get(0), before, metric),
          "the other backend");
    }
    JmhRows after = filter.rows(candidate);
    String from = names(base);
    String to = names(candidate);
    Comparison comparison =
        Comparison.of(Side.of(from, before, metric), Side.of(to, after, metric), metric);
    after.notes().stream().filter(note -> !before.notes().contains(note)).forEach(this::tell);
    List<String> lines = lines(before, comparison, to);
    tellDifferences(from + ", " + to, before, after);
    return lines;
  }

  /** Those of one result, as they are shown: the first is CANDIDATE. */
  private List<String> twoBackends(JmhRows rows) {
    List<String> names =
        rows.rows().keySet().stream()
            .map(key -> key.params().getOrDefault(Side.BACKEND, ""))
            .filter(name -> !name.isEmpty() && !name.equals("python"))
            .distinct()
            .sorted(CanonicalOrder.BACKENDS)
            .toList();
    if (names.size() > 2) {
      throw new Unreadable(
          base.get(0),
          "has %d backends (%s)".formatted(names.size(), String.join(", ", names)),
          "compare all with --by backend, or two with -p backend=%s,%s"
              .formatted(names.get(0), names.get(1)));
    }
    return names.size() == 2 ? names : List.of("dl4j", "djl");
  }

  private List<String> lines(JmhRows rows, Comparison comparison, String other) {
    if (comparison.rows().isEmpty()) {
      throw nothingToCompare(comparison, other);
    }
    return format.of(comparison, metrics.better(rows.rows().values()));
  }

  private Unreadable nothingToCompare(Comparison comparison, String other) {
    String first =
        comparison.notCompared().entrySet().stream()
            .findFirst()
            .map(e -> e.getKey().text() + ": " + e.getValue())
            .or(
                () ->
                    comparison.broken().entrySet().stream()
                        .findFirst()
                        .map(e -> e.getKey() + ": " + e.getValue()))
            .orElse("nothing");
    return new Unreadable(
        base.get(0),
        "no row in common with %s; for one, %s".formatted(other, first),
        comparison.metric().equals(Metric.ALLOCATION)
            ? "measure the same benchmarks on both sides, with -prof gc"
            : candidate.isEmpty()
                ? "name a second result, or what to compare by with --by"
                : "measure the same benchmarks with the same parameters on both sides");
  }

  private static String names(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private void tellDifferences(String sides, JmhRows before, JmhRows after) {
    List<String> differences = new ArrayList<>();
    Optional<Environment> here = environment(base);
    Optional<Environment> there = environment(candidate);
    if (here.isPresent() && there.isPresent()) {
      differences.addAll(here.get().differencesFrom(there.get()));
    }
    JmhConditions.differences(before, after)
        .forEach((name, values) -> differences.add(name + " " + values));
    if (!differences.isEmpty()) {
      tell(
          UsageException.oneLine(
              "%s: not measured under the same conditions, these differ: %s"
                  .formatted(sides, String.join(", ", differences))));
    }
  }

  private static Optional<Environment> environment(List<Path> side) {
    Path file = side.get(0).resolve(EnvironmentFile.NAME);
    return side.size() == 1 && Files.isRegularFile(file)
        ? Optional.of(EnvironmentFile.read(file))
        : Optional.empty();
  }
}
