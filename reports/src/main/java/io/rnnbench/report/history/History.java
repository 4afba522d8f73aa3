package io.rnnbench.report.history;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Configuration;
import io.rnnbench.report.speed.Replication;
import io.rnnbench.report.speed.Row;
import io.rnnbench.report.speed.ShapeComparison;
import io.rnnbench.report.speed.Speed;
import io.rnnbench.report.speed.Times;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Result directories in order of time, those that can be compared together.
 *
 * @param groups each of at least two directories, in the order of their first ones as given
 * @param leftOut directories with times that are in no group, and why
 */
public record History(List<Group> groups, List<LeftOut> leftOut) {

  /**
   * Directories of one environment.
   *
   * @param fingerprint what must agree for two results to be comparable
   * @param directories oldest first; those of the same date in the order given
   * @param lines one for each configuration timed in at least two of them, in order
   */
  public record Group(String fingerprint, List<ResultDirectory> directories, List<Line> lines) {}

  /** A directory that is part of no history. */
  public record LeftOut(Path directory, String reason) {}

  /** True for all runs of a group but the last: a report speaks of what holds now. */
  @SuppressWarnings("ReferenceEquality") // the same directory may be given twice
  public boolean isOutdated(ResultDirectory directory) {
    return groups.stream()
        .map(Group::directories)
        .flatMap(runs -> runs.subList(0, runs.size() - 1).stream())
        .anyMatch(run -> run == directory);
  }

  /** A directory whose date is known. */
  private record Dated(Instant date, ResultDirectory directory) {}

  /** Says nothing of directories in which nothing was timed. */
  public static History of(List<ResultDirectory> directories) {
    Map<String, List<Dated>> byFingerprint = new LinkedHashMap<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (ResultDirectory directory : directories) {
      if (!directory.timed().isEmpty()) {
        String fingerprint = directory.environment().map(Environment::fingerprint).orElse("");
        Optional<Instant> date = directory.run().flatMap(Run::moment);
        if (fingerprint.isEmpty() || date.isEmpty()) {
          leftOut.add(new LeftOut(directory.given(), reason(directory, fingerprint)));
        } else {
          byFingerprint
              .computeIfAbsent(fingerprint, f -> new ArrayList<>())
              .add(new Dated(date.get(), directory));
        }
      }
    }
    List<Group> groups = new ArrayList<>();
    byFingerprint.forEach(
        (fingerprint, group) -> {
          if (group.size() == 1) {
            leftOut.add(
                new LeftOut(
                    group.get(0).directory.given(),
                    "no other directory has its fingerprint, " + fingerprint));
          } else {
            groups.add(group(fingerprint, group));
          }
        });
    return new History(List.copyOf(groups), List.copyOf(leftOut));
  }

  private static String reason(ResultDirectory directory, String fingerprint) {
    if (fingerprint.isEmpty()) {
      return "environment.json with a fingerprint is missing: what it ran on is not known";
    }
    String date = directory.run().orElse(Run.UNKNOWN).date();
    return date.isEmpty()
        ? "run.json with a date is missing"
        : "the date in run.json is \"" + date + "\", expected one such as 2026-11-21";
  }

  private static Group group(String fingerprint, List<Dated> group) {
    List<Dated> ordered = group.stream().sorted(Comparator.comparing(Dated::date)).toList();
    SortedMap<Configuration, List<Line.Point>> points = new TreeMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      int run = i;
      steps(ordered.get(run).directory)
          .forEach(
              (configuration, times) ->
                  points
                      .computeIfAbsent(configuration, c -> new ArrayList<>())
                      .add(point(run, ordered.get(run), times)));
    }
    List<Line> lines =
        points.entrySet().stream()
            .filter(line -> line.getValue().size() >= 2)
            .map(line -> Line.of(line.getKey(), line.getValue()))
            .toList();
    return new Group(fingerprint, ordered.stream().map(Dated::directory).toList(), lines);
  }

  private static Line.Point point(int run, Dated dated, Times times) {
    return new Line.Point(
        run, dated.date, dated.directory.name(), times.mean(), Replication.of(List.of(times)));
  }

  /** Those with a single result: of several there is no way to choose. */
  private static SortedMap<Configuration, Times> steps(ResultDirectory directory) {
    Run run = directory.run().orElse(Run.UNKNOWN);
    SortedMap<Configuration, Times> steps = new TreeMap<>();
    for (ShapeComparison shape :
        Speed.of(directory.timed(), run, List.of(), Backends.DEFAULT).shapes()) {
      for (BatchComparison batch : shape.batches()) {
        batch.rows().stream()
            .flatMap(row -> batch.measured(row.backend()).stream())
            .forEach(row -> steps.put(configuration(shape, batch, row), row.times()));
      }
    }
    return steps;
  }

  private static Configuration configuration(
      ShapeComparison shape, BatchComparison batch, Row.Measured row) {
    return new Configuration(shape.shape(), batch.batch(), row.backend());
  }
}
