package io.rnnbench.bench.fork;

import io.rnnbench.cli.file.ResultFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One fork in a process of its own, which is killed with all its children if it hangs. */
final class ForkProcess {
  private final Path directory;
  private final Map<String, String> environment;
  private final List<String> command;

  /**
   * @param settings whose environment and jars are the process's; JMH hands both on to its fork
   */
  ForkProcess(Path directory, ForkSettings settings) {
    this.directory = directory;
    environment = settings.environment();
    command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            // JMH's own process is idle while it waits: let it be small and quick to start.
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djmh.ignoreLock=" + JmhLock.isIgnored(),
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"), // where the lock is
            "-cp",
            classPath(settings.jars()),
            ForkHost.class.getName(),
            directory.toAbsolutePath().toString());
  }

  /** This process's, behind these jars. */
  static String classPath(List<Path> first) {
    String own = System.getProperty("java.class.path");
    return Stream.concat(first.stream(), Stream.of(own.split(File.pathSeparator, -1)).map(Path::of))
        .map(entry -> entry.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Runs to the end.
   *
   * @return the exit code; empty where the limit was reached and all processes were killed
   */
  OptionalInt run(ForkHost.Request request, Path log, Duration limit)
      throws IOException, InterruptedException {
    ResultFile.JSON.writeValue(directory.resolve(ForkHost.REQUEST).toFile(), request);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile()) // where a JVM that crashes leaves its hs_err file
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    // Its stdin is a pipe that stays open: it closes when this process ends, in whatever way, and
    // then so does the fork.
    Process process = builder.start();
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
          ? OptionalInt.of(process.exitValue())
          : OptionalInt.empty();
    } finally {
      List<ProcessHandle> all = process.descendants().toList();
      process.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      process.waitFor();
    }
  }
}
