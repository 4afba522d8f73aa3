package io.rnnbench.bench.ab;

import io.rnnbench.shell.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say who is compared. */
final class Sides {
  @Option(
      names = "--baseline",
      paramLabel = "JAR",
      description = "a jar of JMH benchmarks (this one)")
  private Path baseline;

  @Option(names = "--candidate", paramLabel = "JAR", description = "another (the baseline's)")
  private Path candidate;

  @Option(
      names = "--candidate-version",
      paramLabel = "NAME=VERSION",
      split = ",",
      description =
          "build the candidate from the sources here with other versions, such as"
              + " djl=0.32.0,pytorch=2.5.1; NAME.version is a property of pom.xml")
  private Map<String, String> versions = new LinkedHashMap<>();

  @Option(names = "--java", paramLabel = "PATH", description = "the java of both (this one's)")
  private Path java = Program.ownJava();

  @Option(
      names = "--candidate-java",
      paramLabel = "PATH",
      description = "another for the candidate")
  private Path candidateJava;

  @Option(names = "--jvm-args", paramLabel = "ARGS", description = "of both, separated by spaces")
  private String jvmArgs = "";

  @Option(
      names = "--candidate-jvm-args",
      paramLabel = "ARGS",
      description = "of the candidate besides")
  private String candidateJvmArgs = "";

  /**
   * The baseline's program.
   *
   * @throws UsageException where it can't run
   */
  Program baseline() {
    return Program.of(baselineJar().toString(), java, baselineJar(), words(jvmArgs));
  }

  /**
   * The candidate's program, which is built where it is another version.
   *
   * @param work where it is built
   * @throws UsageException where it can't run, or differs from the baseline in nothing
   */
  Program candidate(Path work) throws InterruptedException {
    if (candidate == null
        && versions.isEmpty()
        && candidateJava == null
        && candidateJvmArgs.isEmpty()) {
      throw new UsageException(
          "nothing to compare with; give --candidate JAR, --candidate-version, --candidate-java or"
              + " --candidate-jvm-args");
    }
    if (candidate != null && !versions.isEmpty()) {
      throw new UsageException("--candidate and --candidate-version name two jars; give one");
    }
    List<String> changes = new ArrayList<>();
    if (candidate != null) {
      changes.add(candidate.toString());
    }
    versions.forEach((name, version) -> changes.add(name + " " + version));
    if (candidateJava != null) {
      changes.add(candidateJava.toString());
    }
    if (!candidateJvmArgs.isEmpty()) {
      changes.add(candidateJvmArgs);
    }
    Path jar =
        !versions.isEmpty()
            ? new VersionBuild(Path.of(""), work).jar(versions)
            : candidate != null ? candidate : baselineJar();
    List<String> all = new ArrayList<>(words(jvmArgs));
    all.addAll(words(candidateJvmArgs));
    return Program.of(
        String.join(", ", changes), candidateJava == null ? java : candidateJava, jar, all);
  }

  /** What must not change when a run is gone on with. */
  String plan() {
    return "%s %s %s %s %s %s %s"
        .formatted(baseline, candidate, versions, java, candidateJava, jvmArgs, candidateJvmArgs);
  }

  private Path baselineJar() {
    return baseline == null ? Program.ownJar() : baseline;
  }

  private static List<String> words(String arguments) {
    return arguments.isBlank() ? List.of() : List.of(arguments.strip().split("\\s+"));
  }
}
