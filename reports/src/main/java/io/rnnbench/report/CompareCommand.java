package io.rnnbench.report;

import io.rnnbench.report.compare.Comparison;
import io.rnnbench.report.compare.ComparisonCsv;
import io.rnnbench.report.compare.ComparisonTable;
import io.rnnbench.report.compare.JmhRows;
import io.rnnbench.report.compare.Metric;
import io.rnnbench.report.compare.Side;
import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.EnvironmentFile;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.result.Unreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints two results side by side, for looking: the gate is what judges. */
@Command(
    name = "compare",
    description = {
      "Prints two results side by side: medians, the ratio CANDIDATE / BASE with its 95 % interval,"
          + " and p of Welch's t-test on the logs.",
      "Of one result, the two backends: BASE is DJL, CANDIDATE is DL4J.",
      "Forks are compared where both sides have two or more, else iterations."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:compared, whatever came out", "2:bad usage or input; one line on stderr"})
final class CompareCommand extends ReportCommand {
  @Parameters(
      index = "0",
      paramLabel = "BASE",
      description = "A result directory, or a file that JMH wrote with -rf json.")
  private Path base;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CANDIDATE",
      description = "Another; left out, BASE's backends are compared.")
  private Path candidate;

  @Option(
      names = "--metric",
      paramLabel = "time|allocation",
      defaultValue = "time",
      description = "What to compare; allocation was measured with -prof gc. Default: time.")
  private Metric metric;

  @Option(
      names = "-p",
      paramLabel = "NAME=VALUE,...",
      description = "Only rows whose parameter has one of these values.")
  private final Map<String, String> wanted = new LinkedHashMap<>();

  @Option(names = "--csv", description = "As comma-separated values.")
  private boolean csv;

  @Override
  public Integer call() {
    Comparison comparison = candidate == null ? backends() : results();
    if (comparison.rows().isEmpty()) {
      throw nothingToCompare(comparison);
    }
    if (candidate != null) {
      warnOfEnvironments();
    }
    List<String> lines = csv ? ComparisonCsv.of(comparison) : ComparisonTable.of(comparison);
    print(String.join("\n", lines) + "\n");
    return ExitCode.OK;
  }

  private Comparison results() {
    return Comparison.of(
        Side.of(base.toString(), rows(base), metric),
        Side.of(candidate.toString(), rows(candidate), metric),
        metric);
  }

  private Comparison backends() {
    return Comparison.ofBackends("djl", "dl4j", rows(base), metric);
  }

  private SortedMap<RowKey, JmhResult> rows(Path path) {
    SortedMap<RowKey, JmhResult> rows = JmhRows.read(path);
    wanted.forEach(
        (name, values) ->
            rows.keySet()
                .removeIf(
                    key ->
                        !List.of(values.split(",")).contains(key.params().getOrDefault(name, ""))));
    if (rows.isEmpty()) {
      throw new Unreadable(path, "no row is as -p " + wanted + " asks", "ask for another value");
    }
    return rows;
  }

  private Unreadable nothingToCompare(Comparison comparison) {
    Map.Entry<RowKey, String> first = comparison.notCompared().entrySet().iterator().next();
    return new Unreadable(
        base,
        "no row in common with %s; for one, %s: %s"
            .formatted(
                candidate == null ? "the other backend" : candidate,
                first.getKey().text(),
                first.getValue()),
        metric == Metric.ALLOCATION
            ? "measure the same benchmarks on both sides, with -prof gc"
            : "measure the same benchmarks with the same parameters on both sides");
  }

  private void warnOfEnvironments() {
    Optional<Environment> here = environment(base);
    Optional<Environment> there = environment(candidate);
    if (here.isEmpty() || there.isEmpty()) {
      return;
    }
    List<String> differences = here.get().differencesFrom(there.get());
    if (!differences.isEmpty()) {
      tell(
          "%s, %s: not measured under the same conditions, these differ: %s"
              .formatted(base, candidate, String.join(", ", differences)));
    }
  }

  private static Optional<Environment> environment(Path directory) {
    Path file = directory.resolve(EnvironmentFile.NAME);
    return Files.isRegularFile(file) ? Optional.of(EnvironmentFile.read(file)) : Optional.empty();
  }
}
