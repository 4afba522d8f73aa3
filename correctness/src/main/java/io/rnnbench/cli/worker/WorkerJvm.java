package io.rnnbench.cli.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java process of this program's own, for work in which a framework may crash: it takes its own
 * process with it and no other. It ends when this process does.
 */
final class WorkerJvm implements AutoCloseable {
  private static final String MAIN = "io.rnnbench.cli.Main"; // which knows this package
  private static final String NATIVE_FRAME = "# C "; // where a JVM that crashes says it did

  private final Path scratch;
  private final Process process;
  private String frame = "";

  private WorkerJvm(Path scratch, Process process) {
    this.scratch = scratch;
    this.process = process;
  }

  /** Starts the command with the JVM settings that suit the frameworks. */
  static WorkerJvm start(List<String> arguments) throws IOException {
    return start(Files.createTempDirectory("rnnbench-worker"), arguments);
  }

  /**
   * Starts the command with a directory of its own.
   *
   * @param scratch deleted when the worker is closed
   */
  static WorkerJvm start(Path scratch, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                JvmSettings.MAX_HEAP,
                JvmSettings.YOUNG_GENERATION,
                JvmSettings.COLLECTOR,
                JvmSettings.NO_MEMORY_QUERIES,
                JvmSettings.QUIET,
                JvmSettings.KEEP_ARGUMENTS,
                "-XX:ErrorFile=" + scratch.resolve("hs_err.log"),
                "-cp",
                System.getProperty("java.class.path"),
                MAIN));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.redirectError(scratch.resolve("stderr").toFile());
    return new WorkerJvm(scratch, builder.start());
  }

  Process process() {
    return process;
  }

  /** Notes a line of the worker's output that is not for us. */
  void note(String line) {
    if (line.startsWith(NATIVE_FRAME)) {
      frame = line;
    }
  }

  /** Waits for the end, and says how it ended: its exit code, and where it crashed. */
  String ending() throws IOException, InterruptedException {
    int code = process.waitFor();
    return "ended with %d %s".formatted(code, frame.isEmpty() ? exception() : frame).strip();
  }

  private String exception() throws IOException {
    Path errors = scratch.resolve("stderr");
    if (!Files.isReadable(errors)) {
      return "";
    }
    return Files.readAllLines(errors).stream()
        .filter(line -> line.matches("(Caused by: )?[\\w.$]+(Exception|Error)\\b.*"))
        .reduce((first, last) -> last)
        .orElse("");
  }

  @Override
  public void close() {
    process.destroy(); // does nothing where it has ended by itself
    try (Stream<Path> files = Files.walk(scratch)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
