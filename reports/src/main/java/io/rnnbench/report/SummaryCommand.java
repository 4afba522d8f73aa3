package io.rnnbench.report;

import io.rnnbench.report.markdown.MarkdownSummary;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.summary.Summary;
import io.rnnbench.report.text.TextSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class SummaryCommand implements Callable<Integer> {
  private static final int CHECK_FAILED = 1;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Directories with result files.")
  private List<Path> directories;

  @Option(names = "--markdown", description = "As Markdown, for a pull request or a CI job.")
  private boolean markdown;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  void help(boolean requested) {
    // picocli prints the help itself
  }

  @Override
  public Integer call() {
    Summary summary = Summary.of(directories.stream().map(ResultDirectory::read).toList());
    PrintWriter out = spec.commandLine().getOut();
    out.print(markdown ? MarkdownSummary.of(summary) : TextSummary.of(summary));
    out.flush();
    return summary.isGood() ? ExitCode.OK : CHECK_FAILED;
  }
}
