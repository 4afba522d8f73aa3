package io.rnnbench.report.command;

import io.rnnbench.report.html.HtmlReport;
import io.rnnbench.report.result.Annotation;
import io.rnnbench.report.result.AnnotationFile;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Summary;
import io.rnnbench.shell.ExitCode;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes one HTML file from the result files of one or more directories. */
@Command(
    name = "render",
    description = {
      "Writes one self-contained HTML report from result directories.",
      "Result files: parity.json, study-*.json, jmh.json, python.json, run.json,"
          + " environment.json; the report"
          + " names those that are missing.",
      "The last line on stdout is the path of the report."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all good",
      "1:a check in the results failed; the report is written and shows it",
      "2:bad usage or unreadable input; one line on stderr, no report"
    })
public final class RenderCommand extends ReportCommand {
  @Mixin private GivenDirectories given;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The report to write; its directory must exist.")
  private Path out;

  @Option(
      names = "--annotations",
      paramLabel = "FILE",
      description =
          "YAML for the history of several runs, a list of {date: 2026-11-20, text: \"PyTorch"
              + " 2.7.1\"}.")
  private Path annotations;

  @Override
  public Integer call() {
    OutputFile file = OutputFile.at(out); // before the work, so that a bad --out is told at once
    List<Annotation> noted = annotations == null ? List.of() : AnnotationFile.read(annotations);
    Summary summary = given.summary(noted);
    file.write(HtmlReport.render(summary));
    for (DirectorySummary directory : summary.directories()) {
      for (String failed : directory.failedChecks()) {
        tell(directory.directory().given() + ": " + failed);
      }
    }
    print(out + "\n");
    return summary.isGood() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }
}
