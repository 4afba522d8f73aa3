package io.rnnbench.bench.ab;

import io.rnnbench.bench.run.Ending;
import io.rnnbench.report.result.Ab;
import io.rnnbench.report.result.JmhFile;
import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One process of one side. JMH runs in it without forks of its own: the process is the fork, so
 * that any jar of benchmarks can be measured, and several rows share one start.
 */
public final class AbProcess {
  private static final String LOG = "log.txt";
  private static final String FAILURE = "<failure>"; // what JMH says of a benchmark that threw

  private final Path out;
  private final Duration limit;

  /**
   * @param limit after which a process is taken to hang
   */
  public AbProcess(Path out, Duration limit) {
    this.out = out;
    this.limit = limit;
  }

  /** Runs it to its end, whichever. */
  public Ab.Fork run(int round, Group group, String side, Program program)
      throws InterruptedException {
    String name = "forks/round-%d-%s-%s".formatted(round, group.name(), side);
    Path directory = out.resolve(name);
    try {
      Files.createDirectories(directory);
      Path results = directory.resolve(JmhFile.NAME).toAbsolutePath();
      Files.deleteIfExists(results);
      Path log = directory.resolve(LOG);
      long start = System.nanoTime();
      Path proofs = out.resolve("proofs").resolve(side).toAbsolutePath();
      boolean ended = execute(command(program, group, results, proofs), group, directory, log);
      double seconds = (System.nanoTime() - start) / 1e9;
      List<Ab.Result> measured = read(results);
      Ending.Cause cause =
          !ended ? Ending.hung(limit) : measured.isEmpty() || fails(log) ? Ending.of(log) : null;
      if (cause == null) {
        delete(directory);
      }
      return new Ab.Fork(
          round,
          group.name(),
          side,
          ended && !measured.isEmpty() ? Ab.FINISHED : cause.ending().label(),
          cause == null ? "" : cause.text(),
          cause == null ? "" : name + "/" + LOG,
          seconds,
          measured);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Program program, Group group, Path results, Path proofs) {
    List<String> jmh = new ArrayList<>(group.jmh());
    jmh.addAll(List.of("-f", "0", "-foe", "false", "-prof", "gc"));
    jmh.addAll(List.of("-rf", "json", "-rff", results.toString()));
    return program
        .with(List.of("-Drnnbench.proofs=" + proofs)) // each side's own
        .command(group.settings(), jmh);
  }

  private boolean execute(List<String> command, Group group, Path directory, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile()) // where a JVM that crashes leaves its hs_err file
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(group.settings().environment());
    Process process = builder.start();
    Thread killer = new Thread(process::destroyForcibly, "fork-killer");
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }

  private static List<Ab.Result> read(Path results) throws IOException {
    if (!Files.exists(results) || Files.size(results) == 0) {
      return List.of();
    }
    try {
      return JmhFile.read(results).stream().map(Ab.Result::of).toList();
    } catch (Unreadable e) {
      return List.of(); // killed while it wrote
    }
  }

  private static boolean fails(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.contains(FAILURE));
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
