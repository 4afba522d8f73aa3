package io.rnnbench.cli.worker;

import io.rnnbench.catalog.Studies;
import io.rnnbench.progress.Progress;
import io.rnnbench.shell.UsageException;
import io.rnnbench.study.Job;
import io.rnnbench.study.Outcome;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.Study;
import io.rnnbench.study.StudyPlan;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The jobs of one study: those that are finished, and those that are to be run. */
public final class StudyRun {
  private final Study study;
  private final StudyPlan plan;
  private final List<Job> jobs;
  private final Map<String, Outcome> finished;
  private final Consumer<Outcome> save;

  private StudyRun(
      Study study, StudyPlan plan, Map<String, Outcome> finished, Consumer<Outcome> save) {
    this.study = study;
    this.plan = plan;
    this.jobs = Studies.jobs(study, plan);
    this.finished = finished;
    this.save = save;
  }

  /** From nothing, and keeping nothing. */
  public static StudyRun unsaved(Study study, StudyPlan plan) {
    Map<String, Outcome> finished = new ConcurrentHashMap<>();
    return new StudyRun(study, plan, finished, outcome -> finished.put(outcome.job(), outcome));
  }

  /**
   * From nothing, saving each job.
   *
   * @throws UsageException where that would throw away the jobs of an interrupted run
   */
  public static StudyRun begin(Study study, StudyPlan plan, Path out) {
    if (Files.exists(Journal.file(out, study.name()))) {
      Journal before = Journal.read(out, study.name());
      int all = Studies.jobs(study, before.plan()).size();
      if (before.finished().size() < all) {
        throw new UsageException(
            "%s: holds %d of %d jobs of a run that was interrupted; go on with --resume, or delete it"
                .formatted(Journal.file(out, study.name()), before.finished().size(), all));
      }
    }
    return of(study, Journal.begin(out, study.name(), plan));
  }

  /**
   * From where a run with the same options stopped; from nothing where none began.
   *
   * @throws UsageException where the options differ
   */
  public static StudyRun resume(Study study, StudyPlan plan, Path out) {
    if (!Files.exists(Journal.file(out, study.name()))) {
      return begin(study, plan, out);
    }
    Journal journal = Journal.read(out, study.name());
    requireSame(plan, journal.plan(), Journal.file(out, study.name()));
    return of(study, journal);
  }

  private static StudyRun of(Study study, Journal journal) {
    return new StudyRun(study, journal.plan(), journal.finished(), journal::add);
  }

  /**
   * From parts, with nothing left to run.
   *
   * @throws UsageException where parts do not fit each other or something is missing
   */
  public static StudyRun merge(Study study, List<Path> parts) {
    StudyPlan plan = Journal.read(parts.get(0), study.name()).plan();
    Map<String, Outcome> finished = new LinkedHashMap<>();
    for (Path part : parts) {
      Journal journal = Journal.read(part, study.name());
      requireSame(plan, journal.plan(), Journal.file(part, study.name()));
      finished.putAll(journal.finished());
    }
    StudyRun run = new StudyRun(study, plan, finished, outcome -> {});
    List<Job> missing = run.unfinished(run.jobs);
    if (!missing.isEmpty()) {
      throw new UsageException(
          "%d of %d jobs of %s are in none of the parts, the first is \"%s\"; finish the parts with"
                  .formatted(missing.size(), run.jobs.size(), study.name(), missing.get(0).id())
              + " --resume, or name all of them");
    }
    return run;
  }

  private static void requireSame(StudyPlan wanted, StudyPlan there, Path file) {
    if (!wanted.equals(there)) {
      throw new UsageException(
          "%s: was made with %s, not with %s; give the same options, or another --out"
              .formatted(file, describe(there), describe(wanted)));
    }
  }

  private static String describe(StudyPlan plan) {
    return "--preset %s --backends %s --seeds %d --packed %d"
        .formatted(
            plan.preset().name().toLowerCase(Locale.ROOT),
            String.join(",", plan.backends()),
            plan.seeds(),
            plan.packed());
  }

  /**
   * Runs what is not finished of a part.
   *
   * @return what crashed
   */
  public List<String> finish(Shard part, PrintWriter err) {
    List<Job> wanted = unfinished(part.of(jobs));
    double cost = wanted.stream().mapToDouble(Job::cost).sum();
    try (Progress progress = new Progress(study.name(), wanted.size(), cost, err)) {
      return new StudyWorkers(study.name(), plan, jobs, wanted)
          .run(
              (job, outcome) -> {
                save.accept(outcome);
                progress.step(job.cost());
              });
    }
  }

  private List<Job> unfinished(List<Job> among) {
    return among.stream().filter(job -> !finished.containsKey(job.id())).toList();
  }

  public StudyPlan plan() {
    return plan;
  }

  /** Whether every job of a part has an outcome. */
  public boolean isFinished(Shard part) {
    return unfinished(part.of(jobs)).isEmpty();
  }

  public Outcomes outcomes() {
    return new Outcomes(jobs, finished);
  }
}
