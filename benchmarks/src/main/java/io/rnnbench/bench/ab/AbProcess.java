package io.rnnbench.bench.ab;

import io.rnnbench.bench.fork.ForkFailure;
import io.rnnbench.bench.fork.LockedOut;
import io.rnnbench.report.result.Ab;
import io.rnnbench.report.result.JmhFile;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One process of one side. JMH runs in it without forks of its own: the process is the fork, so
 * that any jar of benchmarks can be measured, and several rows share one start.
 *
 * <p>It goes over all rows in several passes: what disturbs the machine for a second then spoils
 * one pass of some rows, and not all that is known of one row.
 */
public final class AbProcess {
  private static final String LOG = "log.txt";
  private static final String FAILURE = "<failure>"; // what JMH says of a benchmark that threw

  private static final int PASSES = 4;

  /** Takes up what setting up allocates, which would count as the first operations' otherwise. */
  private static final List<String> AGAIN = List.of("-wi", "1", "-w", "20ms");

  private final Path out;
  private final Duration limit;
  private final LockedOut lockedOut = new LockedOut();

  /**
   * @param limit after which a process is taken to hang
   */
  public AbProcess(Path out, Duration limit) {
    this.out = out;
    this.limit = limit;
  }

  /** Runs it to its end, whichever; again where another JMH run locked it out. */
  public Ab.Fork run(int round, Group group, String side, Program program)
      throws InterruptedException {
    Ab.Fork fork = once(round, group, side, program);
    for (int tries = 1;
        fork.status().equals(ForkFailure.LOCKED_OUT.label()) && lockedOut.mayTryAgain(tries);
        tries++) {
      fork = once(round, group, side, program);
    }
    return fork;
  }

  private Ab.Fork once(int round, Group group, String side, Program program)
      throws InterruptedException {
    String name = "forks/round-%d-%s-%s".formatted(round, group.name(), side);
    Path directory = out.resolve(name);
    try {
      if (Files.exists(directory)) { // of a run that was cut off
        delete(directory);
      }
      Files.createDirectories(directory);
      Path driver = out.resolve("driver").toAbsolutePath();
      Passes.copyTo(driver);
      Path log = directory.resolve(LOG);
      long start = System.nanoTime();
      List<String> command =
          program
              .with(List.of("-Drnnbench.proofs=" + out.resolve("proofs/" + side).toAbsolutePath()))
              .command(group.settings(), driver, passes(group, directory.toAbsolutePath()));
      OptionalInt exit = execute(command, group, directory, log);
      double seconds = (System.nanoTime() - start) / 1e9;
      List<Ab.Result> measured = read(directory);
      ForkFailure.Cause cause =
          exit.isEmpty() || measured.isEmpty() || fails(log)
              ? ForkFailure.of(exit, log, limit)
              : null;
      if (cause == null) {
        delete(directory);
      }
      return new Ab.Fork(
          round,
          group.name(),
          side,
          exit.isPresent() && !measured.isEmpty() ? Ab.FINISHED : cause.failure().label(),
          cause == null ? "" : cause.text(),
          cause == null ? "" : name + "/" + LOG,
          seconds,
          measured);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JMH's options for each pass; the first warms up. */
  private static List<List<String>> passes(Group group, Path directory) {
    List<List<String>> passes = new ArrayList<>();
    for (int pass = 1; pass <= PASSES; pass++) {
      List<String> jmh = new ArrayList<>(group.jmh());
      jmh.addAll(pass == 1 ? group.warmup() : AGAIN);
      jmh.addAll(List.of("-f", "0", "-foe", "false", "-prof", "gc", "-rf", "json"));
      jmh.addAll(List.of("-rff", file(directory, pass).toString()));
      passes.add(jmh);
    }
    return passes;
  }

  private static Path file(Path directory, int pass) {
    return directory.resolve("jmh-" + pass + ".json");
  }

  private OptionalInt execute(List<String> command, Group group, Path directory, Path log)
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
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
          ? OptionalInt.of(process.exitValue())
          : OptionalInt.empty();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }

  /** The rows that came through every pass. */
  private static List<Ab.Result> read(Path directory) throws IOException {
    Map<RowKey, List<JmhResult>> rows = new LinkedHashMap<>();
    for (int pass = 1; pass <= PASSES; pass++) {
      Path file = file(directory, pass);
      if (!Files.exists(file) || Files.size(file) == 0) {
        return List.of();
      }
      try {
        JmhFile.read(file)
            .forEach(row -> rows.computeIfAbsent(RowKey.of(row), k -> new ArrayList<>()).add(row));
      } catch (Unreadable e) {
        return List.of(); // killed while it wrote
      }
    }
    return rows.values().stream()
        .filter(passes -> passes.size() == PASSES)
        .map(Ab.Result::of)
        .toList();
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
