package io.rnnbench.cli;

import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Studies;
import io.rnnbench.cli.file.OneAtATime;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.cli.worker.Shard;
import io.rnnbench.cli.worker.StudyRun;
import io.rnnbench.cli.worker.StudyWorker;
import io.rnnbench.cli.worker.StudyWorkers;
import io.rnnbench.environment.EnvironmentFile;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.UsageException;
import io.rnnbench.study.Job;
import io.rnnbench.study.Study;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.StudyPreset;
import io.rnnbench.study.StudyResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "study",
    description = {
      "Reproduces a question about small recurrent networks on every backend and answers it.",
      "Exits with 1 when a backend's learning curve leaves the reference's by more than rounding"
          + " explains, or a backend crashed for good; a refuted claim is a finding, not a failure.",
      "With --out, each finished job is saved at once: a run that was interrupted goes on with"
          + " --resume, and parts made elsewhere with --shard are put together with --merge."
    },
    mixinStandardHelpOptions = true)
final class StudyCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "NAME|all", description = "a study's name (see list), or all")
  private String name;

  @Option(names = "--preset", paramLabel = "quick|full", description = "how much of it")
  private StudyPreset preset = StudyPreset.QUICK;

  @Option(names = "--backends", split = ",", paramLabel = "NAME", description = "dl4j, djl")
  private List<String> backends;

  @Option(names = "--seeds", paramLabel = "N", description = "repeats; the preset's by default")
  private Integer seeds;

  @Option(
      names = "--packed",
      paramLabel = "N",
      description =
          "repeats that train at once, in one block-diagonal network; 1 trains each alone, which"
              + " also records each one's time (default: ${DEFAULT-VALUE})")
  private int packed = 30;

  @Option(names = "--out", paramLabel = "DIR", description = "where to write study-NAME.json")
  private Path out;

  @Option(names = "--resume", description = "go on with what is in --out; runs nothing twice")
  private boolean resume;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "run the I-th of N parts only, for --merge")
  private String shard;

  @Option(
      names = "--merge",
      split = ",",
      paramLabel = "DIR",
      description = "run nothing: conclude from the parts in these directories")
  private List<Path> parts;

  /** Runs jobs for {@link StudyWorkers} in this process. */
  @Option(names = "--worker", hidden = true)
  private boolean worker;

  @Override
  public Integer call() {
    List<Study> studies = studies();
    if (worker) {
      List<Job> jobs = Studies.jobs(studies.get(0), plan(studies.get(0)));
      new StudyWorker(jobs).run(System.in, command.commandLine().getOut());
      return ExitCode.OK;
    }
    check();
    return out == null ? execute(studies) : OneAtATime.in(out, () -> execute(studies));
  }

  private int execute(List<Study> studies) {
    Shard part = Shard.parse(shard);
    boolean agrees = true;
    List<StudyResult> results = new ArrayList<>();
    for (Study study : studies) {
      StudyRun run = run(study);
      PrintWriter err = command.commandLine().getErr();
      List<String> crashes = parts == null ? run.finish(part, err) : List.of();
      if (part.isWhole()) {
        Optional<StudyResult> result = conclude(study, run, crashes);
        result.ifPresent(results::add);
        agrees &= result.map(StudyResult::agrees).orElse(false);
      } else {
        err.println(
            "%s: part %s is done; once all are: study %s --merge DIR,DIR,... --out DIR"
                .formatted(study.name(), shard, study.name()));
        agrees &= run.isFinished(part);
      }
    }
    if (results.size() > 1) {
      new VerdictTable(results).print(command.commandLine().getOut());
    }
    if (out != null) {
      writeEnvironment();
    }
    return agrees ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private void check() {
    if (seeds != null && seeds < 1) {
      throw new UsageException("--seeds is " + seeds + "; give 1 or more");
    }
    if (packed < 1) {
      throw new UsageException("--packed is " + packed + "; give 1 or more");
    }
    BackendNames.frameworks(backends);
    if (out == null && (resume || shard != null || parts != null)) {
      throw new UsageException("--resume, --shard and --merge work on files: add --out DIR");
    }
    if (parts != null && (resume || shard != null)) {
      throw new UsageException("--merge runs nothing: leave --resume and --shard away");
    }
    if (out != null) {
      ResultFile.requireWritable(out);
    }
  }

  private List<Study> studies() {
    List<Study> all = Studies.all();
    if (name.equals("all")) {
      return all;
    }
    List<Study> named = all.stream().filter(study -> study.name().equals(name)).toList();
    if (named.isEmpty()) {
      throw new UsageException(
          "unknown study \"%s\"; write all or one of %s"
              .formatted(name, all.stream().map(Study::name).collect(Collectors.joining(", "))));
    }
    return named;
  }

  private StudyPlan plan(Study study) {
    List<String> names = BackendNames.frameworks(backends).stream().map(Backend::name).toList();
    return new StudyPlan(preset, names, seeds == null ? study.seeds(preset) : seeds, packed);
  }

  private StudyRun run(Study study) {
    if (parts != null) {
      return StudyRun.merge(study, parts);
    }
    if (out == null) {
      return StudyRun.unsaved(study, plan(study));
    }
    return resume
        ? StudyRun.resume(study, plan(study), out)
        : StudyRun.begin(study, plan(study), out);
  }

  /** Prints and writes what a study found; nothing where jobs are missing. */
  private Optional<StudyResult> conclude(Study study, StudyRun run, List<String> crashes) {
    if (!run.isFinished(Shard.WHOLE)) {
      PrintWriter err = command.commandLine().getErr();
      crashes.forEach(err::println);
      err.println(
          study.name()
              + ": nothing is concluded from a part of the jobs; with --out, --resume tries again");
      return Optional.empty();
    }
    StudyResult result = StudyResult.of(study, run.plan(), run.outcomes(), crashes);
    new StudyTable(result).print(command.commandLine().getOut());
    if (out != null) {
      new ResultFile(out, "study-" + study.name() + ".json")
          .write(result, Invocation.of("correctness", command));
    }
    return Optional.of(result);
  }

  /** Of this machine; of the first part's where the work was done elsewhere. */
  private void writeEnvironment() {
    if (parts == null) {
      EnvironmentFile.write(out, "stock", Invocation.of("correctness", command))
          .forEach(command.commandLine().getErr()::println);
      return;
    }
    Path first = parts.get(0).resolve("environment.json");
    try {
      if (Files.exists(first)) {
        new ResultFile(out, "environment.json").write(Files.readString(first).strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
