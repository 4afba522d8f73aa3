package io.rnnbench.report.summary;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.speed.Conditions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * On what, when and by which command numbers were made.
 *
 * @param versions of the frameworks; empty where the files don't say
 * @param date as the file spells it; empty where it doesn't
 */
public record Origin(String machine, String versions, String date, Optional<String> command) {
  /** Where it may stand in environment.json, the newest form first. */
  private static final List<List<String>> CPU =
      List.of(List.of("machine", "cpu"), List.of("cpu", "model"));

  /** In what CPUID says, such as "AuthenticAMD Family 25 Model 17 Stepping 1". */
  private static final Pattern MODEL = Pattern.compile("Family (\\d+) Model (\\d+)");

  private static final List<List<String>> CORES =
      List.of(
          List.of("machine", "logicalCores"),
          List.of("cpu", "logicalCores"),
          List.of("cpu", "cores"));
  private static final List<List<String>> GPU = List.of(List.of("machine", "gpu", "model"));
  private static final List<List<String>> OS =
      List.of(List.of("os", "distribution"), List.of("os", "name"), List.of("os"));
  private static final List<List<String>> JVM = List.of(List.of("jvm", "version"));

  /** What stands for a framework's version in environment.json, and how it is called. */
  private record Version(String backend, String entry, String label) {
    String text(Environment environment) {
      String value = environment.at(List.of("frameworks", backend, entry));
      return value.isEmpty() ? "" : label + " " + value;
    }
  }

  private static final List<Version> VERSIONS =
      List.of(
          new Version("dl4j", "deeplearning4j-nn", "DL4J"),
          new Version("djl", "djl", "DJL"),
          new Version("djl", "pytorch", "PyTorch"));

  /** Of one directory, under the conditions that its report speaks of first. */
  static Origin of(ResultDirectory directory, Optional<Conditions> conditions, Backends backends) {
    Run run = directory.run().orElse(Run.UNKNOWN);
    boolean gpu = conditions.filter(c -> c.device().equals("gpu")).isPresent();
    return new Origin(
        directory.environment().map(e -> machine(e, gpu)).orElse("an unknown machine"),
        directory.environment().map(e -> versions(e, backends)).orElse(""),
        run.date(),
        run.command());
  }

  private static String machine(Environment environment, boolean gpu) {
    String cores = first(environment, CORES);
    String jvm = first(environment, JVM);
    return joined(
        gpu ? first(environment, GPU) : "",
        processor(environment),
        cores.isEmpty() ? "" : cores + (cores.equals("1") ? " core" : " cores"),
        first(environment, OS),
        jvm.isEmpty() ? "" : "Java " + jvm);
  }

  /** Hosts hide the model's name: "AMD EPYC" may be any; family and model tell. */
  private static String processor(Environment environment) {
    String name = first(environment, CPU);
    Matcher model = MODEL.matcher(environment.at(List.of("machine", "cpuIdentifier")));
    return model.find() && !name.isEmpty()
        ? "%s (family %s, model %s)".formatted(name, model.group(1), model.group(2))
        : name;
  }

  /** Of another framework, the entry of its own name. */
  private static String versions(Environment environment, Backends backends) {
    Stream<Version> others =
        backends.others().stream().map(b -> new Version(b.name(), b.name(), b.label()));
    return Stream.concat(VERSIONS.stream(), others)
        .map(version -> version.text(environment))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** On one line: "AMD EPYC, 2 cores, Debian 12, Java 17; DL4J 1.0, DJL 0.35; 2026-11-21". */
  public String text() {
    return Stream.of(machine, versions, date)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  private static String first(Environment environment, List<List<String>> places) {
    return places.stream()
        .map(environment::at)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }
}
