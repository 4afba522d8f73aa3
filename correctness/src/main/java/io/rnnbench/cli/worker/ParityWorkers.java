package io.rnnbench.cli.worker;

import com.fasterxml.jackson.databind.DeserializationFeature;
import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.ParityNetworks;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.parity.ParityReport;
import io.rnnbench.parity.ParityRow;
import io.rnnbench.parity.Quantity;
import io.rnnbench.shell.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Spreads a parity run over processes, one a backend and cell, as many at a time as there are
 * cores. A framework that crashes takes its own process with it and no other; the process is
 * started again.
 */
public final class ParityWorkers {
  /** What a worker prints after each network. */
  public static final String FINISHED = "proved";

  private static final int ATTEMPTS = 3;

  private record Job(Backend backend, List<CellType> cells, boolean pairwise) {}

  private final List<Job> jobs = new ArrayList<>();

  public ParityWorkers(List<Backend> backends, List<CellType> cells, boolean pairwise) {
    for (Backend backend : backends) {
      if (pairwise) { // so few that another process would warm up for nothing
        jobs.add(new Job(backend, cells, true));
      } else {
        cells.forEach(cell -> jobs.add(new Job(backend, List.of(cell), false)));
      }
    }
  }

  /**
   * Runs all processes.
   *
   * @param finished called after each network of each process, from any thread
   */
  public ParityReport run(Runnable finished) {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<ParityReport>> reports =
          jobs.stream().map(job -> pool.submit(() -> attempt(job, finished))).toList();
      List<ParityRow> rows = new ArrayList<>();
      List<ParityReport.Unsupported> unsupported = new ArrayList<>();
      List<String> crashes = new ArrayList<>();
      for (Future<ParityReport> report : reports) {
        rows.addAll(report.get().rows());
        unsupported.addAll(report.get().unsupported());
        crashes.addAll(report.get().crashes());
      }
      return new ParityReport(rows, unsupported, crashes);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** How a process ended: with its report, or early. */
  private record Ending(ParityReport report, String crash) {}

  /** A process that crashes is started again, and the crash is told; it proves nothing itself. */
  private static ParityReport attempt(Job job, Runnable finished)
      throws IOException, InterruptedException {
    List<String> crashes = new ArrayList<>();
    while (crashes.size() < ATTEMPTS) {
      Ending ending = run(job, finished);
      if (ending.report() != null) {
        ParityReport report = ending.report();
        return new ParityReport(report.rows(), report.unsupported(), crashes);
      }
      crashes.add(ending.crash());
    }
    return new ParityReport(List.of(missed(job, crashes.get(0))), List.of(), crashes);
  }

  private static Ending run(Job job, Runnable finished) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("rnnbench-parity");
    try (WorkerJvm worker = WorkerJvm.start(scratch, command(job, scratch))) {
      try (BufferedReader lines = worker.process().inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.equals(FINISHED)) {
            finished.run();
          } else {
            worker.note(line);
          }
        }
      }
      String ending = worker.ending();
      return worker.process().exitValue() == ExitCode.OK
          ? new Ending(read(scratch.resolve("parity.json")), "")
          : new Ending(
              null,
              "the process for the %s networks of %s %s"
                  .formatted(names(job, "/"), job.backend().name(), ending));
    }
  }

  private static List<String> command(Job job, Path scratch) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "parity",
                "--worker",
                "--backends",
                job.backend().name(),
                "--cells",
                names(job, ","),
                "--out",
                scratch.toString()));
    if (job.pairwise()) {
      command.add("--pairwise");
    }
    return command;
  }

  private static String names(Job job, String between) {
    return job.cells().stream().map(CellType::name).collect(Collectors.joining(between));
  }

  private static ParityReport read(Path file) throws IOException {
    return ResultFile.JSON
        .readerFor(ParityReport.class)
        .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // schema, command
        .readValue(file.toFile());
  }

  private static ParityRow missed(Job job, String crash) {
    NetworkSpec first = ParityNetworks.of(job.cells()).get(0);
    return new ParityRow(
        job.backend().name(),
        first,
        first.dtype(),
        Quantity.INPUTS,
        0,
        Double.NaN,
        0,
        crash,
        false);
  }
}
