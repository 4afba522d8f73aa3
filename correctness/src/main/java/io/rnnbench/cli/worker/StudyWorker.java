package io.rnnbench.cli.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.parity.RoundingModel;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.study.Job;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The worker's side of {@link StudyWorkers}: reads numbers of jobs, prints their outcomes. */
public final class StudyWorker {
  private final List<Job> jobs;

  public StudyWorker(List<Job> jobs) {
    this.jobs = jobs;
  }

  public void run(InputStream in, PrintWriter out) {
    // A job may take hours: do not go on with it for nobody.
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    CompletableFuture<Void> unused =
        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(ExitCode.DEFECT));
    Scanner numbers = new Scanner(in, StandardCharsets.UTF_8);
    while (numbers.hasNextInt()) {
      Job job = jobs.get(numbers.nextInt());
      try {
        String outcome = ResultFile.JSON.writeValueAsString(job.run(backend(job.backend())));
        out.println(StudyWorkers.OUTCOME + outcome);
        out.flush();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Backend backend(String name) {
    return Stream.concat(Backends.all().stream(), RoundingModel.twins().stream())
        .filter(backend -> backend.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
