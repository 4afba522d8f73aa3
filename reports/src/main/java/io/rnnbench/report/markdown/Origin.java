package io.rnnbench.report.markdown;

import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.speed.Conditions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The line that says on what, when and by which command the numbers were made. */
final class Origin {
  /** Where it may stand in environment.json, the newest form first. */
  private static final List<List<String>> CPU =
      List.of(List.of("machine", "cpu"), List.of("cpu", "model"));

  private static final List<List<String>> CORES =
      List.of(
          List.of("machine", "logicalCores"),
          List.of("cpu", "logicalCores"),
          List.of("cpu", "cores"));
  private static final List<List<String>> GPU = List.of(List.of("machine", "gpu", "model"));
  private static final List<List<String>> OS =
      List.of(List.of("os", "distribution"), List.of("os", "name"), List.of("os"));
  private static final List<List<String>> JVM = List.of(List.of("jvm", "version"));

  private Origin() {}

  static String of(ResultDirectory directory, Conditions conditions) {
    Run run = directory.run().orElse(Run.UNKNOWN);
    String where =
        directory.environment().map(e -> machine(e, conditions)).orElse("an unknown machine");
    return "Measured on "
        + Grid.escape(where)
        + (run.date().isEmpty() ? "" : " on " + Grid.escape(run.date()))
        + run.command().map(line -> " by " + Grid.code(line)).orElse("")
        + ".";
  }

  private static String machine(Environment environment, Conditions conditions) {
    String cores = first(environment, CORES);
    String jvm = first(environment, JVM);
    return Stream.of(
            conditions.device().equals("gpu") ? first(environment, GPU) : "",
            first(environment, CPU),
            cores.isEmpty() ? "" : cores + (cores.equals("1") ? " core" : " cores"),
            first(environment, OS),
            jvm.isEmpty() ? "" : "Java " + jvm)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String first(Environment environment, List<List<String>> places) {
    return places.stream()
        .map(environment::at)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }
}
