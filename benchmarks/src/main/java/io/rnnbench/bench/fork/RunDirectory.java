package io.rnnbench.bench.fork;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.rnnbench.bench.plan.Fork;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;

/**
 * Where a run keeps its forks: {@code DIR/forks/NAME}, each with its request, log, JMH's result and
 * fork.json, which is written last. So a fork is finished or it is not, whatever happened to this
 * process, and {@code --resume} needs nothing else.
 */
public final class RunDirectory {
  private static final String FORKS = "forks";
  private static final String RECORD = "fork.json";
  private static final String LOG = "log.txt";
  private static final String PLAN = FORKS + "/plan.json";

  /** Results, logs and a crash file or two. */
  private static final long NEEDED_BYTES = 256L << 20;

  private final Path out;

  public RunDirectory(Path out) {
    this.out = out;
  }

  /** The forks' names: what tells one run from another. */
  record PlanContent(List<String> forks) {}

  /**
   * Begins a run, or goes on with one.
   *
   * @throws UsageException where the directory can't be written to, is nearly full, or holds
   *     another run than the one to go on with
   */
  public void begin(List<Fork> plan, boolean resume) {
    ResultFile.requireWritable(out.resolve(FORKS));
    requireSpace(NEEDED_BYTES);
    List<String> names = plan.stream().map(Fork::name).toList();
    Path file = out.resolve(PLAN);
    if (!Files.exists(file)) {
      if (resume) {
        throw new UsageException(
            out + ": no run to go on with; leave out --resume, or give --out its directory");
      }
      new ResultFile(out, PLAN).write(json(new PlanContent(names)));
      return;
    }
    if (!resume) {
      throw new UsageException(
          out + ": holds a run already; go on with --resume, or give --out another directory");
    }
    if (!read(file, PlanContent.class).forks().equals(names)) {
      throw new UsageException(
          out + ": holds a run with other options; give the same ones, or --out another directory");
    }
  }

  /** Refuses a disk on which the run would end half-way. */
  void requireSpace(long bytes) {
    try {
      long usable = Files.getFileStore(out).getUsableSpace();
      if (usable < bytes) {
        throw new UsageException(
            "%s: only %d MB are free, a run needs up to %d MB; make room, or give --out another disk"
                .formatted(out, usable >> 20, bytes >> 20));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fork's own directory, empty. */
  Path fresh(Fork fork) throws IOException {
    Path directory = directory(fork);
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(directory);
  }

  Path log(Fork fork) {
    return directory(fork).resolve(LOG);
  }

  /** As run.json names it. */
  String logName(Fork fork) {
    return FORKS + "/" + fork.name() + "/" + LOG;
  }

  void keep(Fork fork, ForkRecord record) {
    new ResultFile(directory(fork), RECORD).write(json(record));
  }

  /** The record of a fork that came to an end, whichever. */
  public Optional<ForkRecord> record(Fork fork) {
    Path file = directory(fork).resolve(RECORD);
    return Files.exists(file) ? Optional.of(read(file, ForkRecord.class)) : Optional.empty();
  }

  /** JMH's result of a finished fork; empty where JMH had no part in it. */
  public Optional<RunResult> result(Fork fork) {
    Path file = directory(fork).resolve(ForkHost.RESULT);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file);
        ObjectInputStream objects = new ObjectInputStream(in)) {
      objects.setObjectInputFilter(
          ObjectInputFilter.Config.createFilter("org.openjdk.jmh.**;java.**;!*"));
      return Optional.of((RunResult) objects.readObject());
    } catch (IOException | ClassNotFoundException e) {
      throw new UsageException(
          file + ": can't be read (" + e + "); delete its directory and --resume");
    }
  }

  /** Scores of a finished fork's iterations. */
  List<Double> iterations(Fork fork) {
    Path file = directory(fork).resolve(ForkHost.ITERATIONS);
    return List.of(read(file, Double[].class));
  }

  public Path directory(Fork fork) {
    return out.resolve(FORKS).resolve(fork.name());
  }

  private static <T> T read(Path file, Class<T> type) {
    try {
      return ResultFile.JSON.readValue(file.toFile(), type);
    } catch (IOException e) {
      throw new UsageException(
          file + ": can't be read (" + e.getClass().getSimpleName() + "); delete it and --resume");
    }
  }

  private static String json(Object value) {
    try {
      return ResultFile.JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
