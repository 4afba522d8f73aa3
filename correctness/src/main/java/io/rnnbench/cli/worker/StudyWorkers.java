package io.rnnbench.cli.worker;

import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.shell.UsageException;
import io.rnnbench.study.Job;
import io.rnnbench.study.Outcome;
import io.rnnbench.study.StudyPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * Runs a study's jobs in worker processes, one for each core, each job on one of them. A job whose
 * framework crashes is run again, twice at most, and the crash is told.
 */
public final class StudyWorkers {
  /** What a worker puts before the outcome of a job. */
  static final String OUTCOME = "outcome ";

  private static final int ATTEMPTS = 3;

  private final String study;
  private final StudyPlan plan;
  private final Queue<Numbered> queue;
  private final List<String> crashes = Collections.synchronizedList(new ArrayList<>());

  private record Numbered(int number, Job job) {}

  /**
   * @param all every job of the plan: workers know a job by its place in this list
   * @param wanted the jobs to run
   */
  StudyWorkers(String study, StudyPlan plan, List<Job> all, List<Job> wanted) {
    this.study = study;
    this.plan = plan;
    queue = new ConcurrentLinkedQueue<>();
    wanted.forEach(job -> queue.add(new Numbered(all.indexOf(job), job)));
  }

  /**
   * Runs all jobs.
   *
   * @param finished called with each outcome, from any thread
   * @return what crashed
   */
  List<String> run(BiConsumer<Job, Outcome> finished) {
    int processes = Math.min(Runtime.getRuntime().availableProcessors(), queue.size());
    if (processes == 0) {
      return crashes;
    }
    ExecutorService pool = Executors.newFixedThreadPool(processes);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        workers.add(
            pool.submit(
                () -> {
                  work(finished);
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
      return crashes;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UsageException usage) {
        throw usage;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
  }

  private void work(BiConsumer<Job, Outcome> finished) throws IOException, InterruptedException {
    Numbered current = queue.poll();
    int attempts = 0;
    while (current != null) {
      try (WorkerJvm worker = WorkerJvm.start(command());
          PrintWriter in = new PrintWriter(worker.process().outputWriter(), true);
          BufferedReader out = worker.process().inputReader()) {
        Outcome outcome;
        do {
          attempts++;
          in.println(current.number());
          outcome = outcome(worker, out);
          if (outcome != null) {
            finished.accept(current.job(), outcome);
            current = queue.poll();
            attempts = 0;
          }
        } while (outcome != null && current != null);
        if (outcome == null) {
          crashes.add("%s: %s".formatted(current.job().id(), worker.ending()));
        }
      }
      if (attempts == ATTEMPTS) {
        current = queue.poll(); // its outcome is missing; the crashes say why
        attempts = 0;
      }
    }
  }

  /** The next outcome that the worker prints; null where it ended instead. */
  private static Outcome outcome(WorkerJvm worker, BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(OUTCOME)) {
        return ResultFile.JSON.readValue(line.substring(OUTCOME.length()), Outcome.class);
      }
      worker.note(line);
    }
    return null;
  }

  private List<String> command() {
    return List.of(
        "study",
        study,
        "--worker",
        "--preset",
        plan.preset().name(),
        "--backends",
        String.join(",", plan.backends()),
        "--seeds",
        String.valueOf(plan.seeds()),
        "--packed",
        String.valueOf(plan.packed()));
  }
}
