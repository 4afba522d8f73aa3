package io.rnnbench.cli;

import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Studies;
import io.rnnbench.study.Plan;
import io.rnnbench.study.Preset;
import io.rnnbench.study.Study;
import io.rnnbench.study.StudyResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "study",
    description = {
      "Reproduces a question about small recurrent networks on every backend and answers it.",
      "Exits with 1 when a backend's learning curve leaves the reference's by more than rounding"
          + " explains; a refuted claim is a finding, not a failure."
    },
    mixinStandardHelpOptions = true)
final class StudyCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "NAME|all", description = "a study's name (see list), or all")
  private String name;

  @Option(names = "--preset", paramLabel = "quick|full", description = "how much of it")
  private Preset preset = Preset.QUICK;

  @Option(names = "--backends", split = ",", paramLabel = "NAME", description = "dl4j, djl")
  private List<String> backends;

  @Option(names = "--seeds", paramLabel = "N", description = "repeats; the preset's by default")
  private Integer seeds;

  @Option(names = "--out", paramLabel = "DIR", description = "where to write study-NAME.json")
  private Path out;

  @Override
  public Integer call() {
    if (seeds != null && seeds < 1) {
      throw new UsageException("--seeds is " + seeds + "; give 1 or more");
    }
    List<Backend> chosen = BackendNames.frameworks(backends);
    List<Study> studies = studies();
    if (out != null) {
      ResultFile.requireWritable(out);
    }
    String invocation = Invocation.of("correctness", command);
    boolean agrees = true;
    for (Study study : studies) {
      StudyResult result = run(study, chosen);
      print(result);
      if (out != null) {
        new ResultFile(out, "study-" + study.name() + ".json").write(result, invocation);
      }
      agrees &= result.agrees();
    }
    if (out != null) {
      EnvironmentFile.write(out, "stock", invocation);
    }
    return agrees ? ExitCode.OK : ExitCode.CHECK_FAILED;
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

  private StudyResult run(Study study, List<Backend> chosen) {
    int repeats = seeds == null ? study.seeds(preset) : seeds;
    Plan sizing = new Plan(preset, chosen, repeats, () -> {});
    PrintWriter err = command.commandLine().getErr();
    try (Progress progress = new Progress(study.name(), study.trainings(sizing), err)) {
      return study.run(new Plan(preset, chosen, repeats, progress::step));
    }
  }

  private void print(StudyResult result) {
    PrintWriter out = command.commandLine().getOut();
    TextTable text =
        TextTable.forColumns(Help.defaultColorScheme(Help.Ansi.OFF), wrapped(13), wrapped(67));
    text.addRowValues("Question:", result.question());
    text.addRowValues("Answer:", result.answer());
    for (StudyResult.Claim claim : result.claims()) {
      text.addRowValues(
          "(%s) %s".formatted(claim.id(), claim.backend()),
          "%s: %s".formatted(claim.verdict(), claim.text()));
      text.addRowValues("  threshold:", claim.threshold());
      text.addRowValues("  measured:", "%s; %d seeds".formatted(claim.value(), claim.seeds()));
    }
    out.print(text);
    for (StudyResult.Agreement row : result.agreement()) {
      out.printf(
          Locale.ROOT,
          "%s %-4s seed %-2d %-14s %d points, %.1e of %.1e at %s%n",
          row.ok() ? "agrees " : "DIFFERS",
          row.backend(),
          row.seed(),
          row.quantity(),
          row.points(),
          row.error(),
          row.tolerance(),
          row.where());
    }
  }

  private static Help.Column wrapped(int width) {
    return new Help.Column(width, 0, Help.Column.Overflow.WRAP);
  }
}
