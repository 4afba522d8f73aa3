package io.rnnbench.bench.ab;

import io.rnnbench.bench.fork.ForkSettings;
import io.rnnbench.bench.fork.JmhLock;
import io.rnnbench.bench.fork.WideNatives;
import io.rnnbench.report.result.Ab;
import io.rnnbench.shell.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A jar of JMH benchmarks, ours or any other, and the JVM that runs it.
 *
 * @param name as the user gave it
 * @param main class of the jar, which must take JMH's options
 * @param jvmArgs besides those of a group
 */
public record Program(String name, Path java, Path jar, String main, List<String> jvmArgs) {

  /** For two processes of one pair, which JMH would lock out of each other. */
  static final String IGNORE_LOCK = "-Djmh.ignoreLock=true";

  /** The main class of this suite's benchmarks, in every version of it. */
  static final String OURS = "io.rnnbench.bench.Main";

  /**
   * A program that can run.
   *
   * @throws UsageException where the jar is none, or names no main class
   */
  static Program of(String name, Path java, Path jar, List<String> jvmArgs) {
    if (!Files.isExecutable(java)) {
      throw new UsageException(java + ": can't be run; give the java of a JDK, as in JDK/bin/java");
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String main =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
      if (main == null) {
        throw new UsageException(
            jar + ": has no main class; give a jar of JMH benchmarks that java -jar can run");
      }
      return new Program(
          name, java.toAbsolutePath(), jar.toAbsolutePath(), main, List.copyOf(jvmArgs));
    } catch (IOException e) {
      throw new UsageException(
          "%s: can't be read (%s); give a jar of JMH benchmarks, such as benchmarks/target/benchmarks.jar"
              .formatted(jar, e.getMessage()));
    }
  }

  /**
   * This very program on this very JVM.
   *
   * @throws UsageException where it runs from no jar
   */
  public static Program own() {
    Path jar = ownJar();
    return of(jar.toString(), ownJava(), jar, List.of());
  }

  static Path ownJava() {
    return Path.of(ProcessHandle.current().info().command().orElse("java"));
  }

  /**
   * The jar that is running.
   *
   * @throws UsageException where classes run from a folder
   */
  static Path ownJar() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.getFileName() != null && path.endsWith("benchmarks.jar"))
        .findFirst()
        .orElseThrow(() -> new UsageException("give --baseline JAR; this runs from no jar"));
  }

  /** Whether it is some version of this suite. */
  boolean isOurs() {
    return main.equals(OURS);
  }

  /** The same with more JVM arguments. */
  public Program with(List<String> more) {
    return new Program(
        name, java, jar, main, Stream.concat(jvmArgs.stream(), more.stream()).toList());
  }

  /**
   * The command that runs this program under JMH in one process, several times.
   *
   * @param driver the folder that holds {@link Passes}
   * @param passes JMH's options for each time
   */
  List<String> command(ForkSettings settings, Path driver, List<List<String>> passes) {
    List<Path> classPath = new ArrayList<>();
    if (!settings.jars().isEmpty()) {
      classPath.addAll(WideNatives.beside(jar));
    }
    classPath.addAll(List.of(jar, driver));
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(settings.jvmArgs());
    command.addAll(jvmArgs);
    if (!jvmArgs.contains(IGNORE_LOCK)) {
      command.add("-Djmh.ignoreLock=" + JmhLock.isIgnored());
    }
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir")); // where the lock is
    // Without forks JMH can't use them, and would start a process to look for them.
    command.add("-Djmh.blackhole.autoDetect=false");
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(Passes.class.getName());
    // Ours ends the process when a benchmark fails; the other rows are to be measured all the same.
    command.add(isOurs() ? org.openjdk.jmh.Main.class.getName() : main);
    for (int i = 0; i < passes.size(); i++) {
      if (i > 0) {
        command.add(Passes.NEXT);
      }
      command.addAll(passes.get(i));
    }
    return command;
  }

  /** As ab.json has it. */
  public Ab.Program described() {
    return new Ab.Program(name, java.toString(), jar.toString(), jvmArgs);
  }
}
