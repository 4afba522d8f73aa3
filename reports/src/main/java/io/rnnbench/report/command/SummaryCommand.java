package io.rnnbench.report.command;

import io.rnnbench.report.markdown.MarkdownSummary;
import io.rnnbench.report.summary.Summary;
import io.rnnbench.report.text.TextSummary;
import io.rnnbench.shell.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what the report says first. */
@Command(
    name = "summary",
    description = {
      "Prints what the report says first: who is faster, how sure that is, what was proved.",
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all good",
      "1:a check in the results failed; the summary is printed and says so",
      "2:bad usage or unreadable input; one line on stderr"
    })
public final class SummaryCommand extends ReportCommand {
  @Mixin private GivenDirectories given;

  @Option(names = "--markdown", description = "As Markdown, for a pull request or a CI job.")
  private boolean markdown;

  @Override
  public Integer call() {
    Summary summary = given.summary(List.of());
    print(markdown ? MarkdownSummary.of(summary) : TextSummary.of(summary));
    return summary.isGood() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }
}
