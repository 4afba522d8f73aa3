package io.rnnbench.bench.ab;

import io.rnnbench.bench.fork.ForkFailure;
import io.rnnbench.report.result.Ab;
import io.rnnbench.report.result.JmhFile;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One process of one side, with a directory of its own. JMH runs in it without forks: the process
 * is the fork, so that any jar of benchmarks can be measured, and several rows share one start.
 */
final class AbJvm implements AutoCloseable {
  private static final String LOG = "log.txt";
  private static final String FAILURE = "<failure>"; // what JMH says of a benchmark that threw

  private final int round;
  private final Group group;
  private final String side;
  private final String name;
  private final Path directory;
  private final int passes;
  private final long start = System.nanoTime();
  private final Process process;
  private final Thread killer;

  private AbJvm(Path out, int round, Group group, String side, int passes, List<String> command)
      throws IOException {
    this.round = round;
    this.group = group;
    this.side = side;
    this.passes = passes;
    name = name(round, group, side);
    directory = out.resolve(name);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile()) // where a JVM that crashes leaves its hs_err file
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    builder.environment().putAll(group.settings().environment());
    process = builder.start();
    killer = new Thread(process::destroyForcibly, "fork-killer");
    Runtime.getRuntime().addShutdownHook(killer);
  }

  /**
   * Starts it.
   *
   * @param passes JMH's options for each time that it goes over the rows
   */
  static AbJvm start(
      Path out, int round, Group group, String side, Program program, List<List<String>> passes)
      throws IOException {
    Path directory = out.resolve(name(round, group, side));
    if (Files.exists(directory)) { // of a run that was cut off
      delete(directory);
    }
    Files.createDirectories(directory);
    Path driver = out.resolve("driver").toAbsolutePath();
    Passes.copyTo(driver);
    List<List<String>> written = new ArrayList<>();
    for (int pass = 1; pass <= passes.size(); pass++) {
      List<String> jmh = new ArrayList<>(passes.get(pass - 1));
      jmh.addAll(List.of("-f", "0", "-foe", "false", "-prof", "gc", "-rf", "json"));
      jmh.addAll(List.of("-rff", file(directory.toAbsolutePath(), pass).toString()));
      written.add(jmh);
    }
    List<String> command =
        program
            .with(List.of("-Drnnbench.proofs=" + out.resolve("proofs/" + side).toAbsolutePath()))
            .command(group.settings(), driver, written);
    return new AbJvm(out, round, group, side, passes.size(), command);
  }

  private static String name(int round, Group group, String side) {
    return "forks/round-%d-%s-%s".formatted(round, group.name(), side);
  }

  private static Path file(Path directory, int pass) {
    return directory.resolve("jmh-" + pass + ".json");
  }

  private Path log() {
    return directory.resolve(LOG);
  }

  String side() {
    return side;
  }

  /** Its exit code; empty where it still runs after so long. */
  OptionalInt await(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  /** Calls when it has ended, whichever way. */
  void onExit(Runnable action) {
    CompletableFuture<Void> unused = process.onExit().thenRun(action);
  }

  /**
   * What became of it. Its files go where all is well, and stay as evidence where it isn't.
   *
   * @param exit empty where it was taken to hang
   * @param results made of those of JMH
   */
  Ab.Fork fork(OptionalInt exit, Duration limit, UnaryOperator<List<Ab.Result>> results)
      throws IOException {
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Ab.Result> measured = results.apply(read());
    ForkFailure.Cause cause =
        exit.isEmpty() || measured.isEmpty() || fails() ? ForkFailure.of(exit, log(), limit) : null;
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
  }

  /** The rows that came through every pass. */
  private List<Ab.Result> read() throws IOException {
    Map<RowKey, List<JmhResult>> rows = new LinkedHashMap<>();
    for (int pass = 1; pass <= passes; pass++) {
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
    return rows.values().stream().filter(of -> of.size() == passes).map(Ab.Result::of).toList();
  }

  private boolean fails() throws IOException {
    try (Stream<String> lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
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

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException e) {
      // this JVM is shutting down, and the hook runs
    }
  }
}
