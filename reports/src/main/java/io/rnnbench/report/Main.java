package io.rnnbench.report;

import io.rnnbench.report.command.CompareCommand;
import io.rnnbench.report.command.FiguresCommand;
import io.rnnbench.report.command.GateCommand;
import io.rnnbench.report.command.MergeCommand;
import io.rnnbench.report.command.RenderCommand;
import io.rnnbench.report.command.SummaryCommand;
import io.rnnbench.report.command.TableCommand;
import io.rnnbench.shell.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the results mean.
 *
 * <p>Exit codes: 0 all good; 1 a check in the results failed; 2 bad usage or unreadable input; 3
 * not measured under the same conditions; 2 and 3 with one line on stderr.
 */
@Command(
    name = "reports",
    description = "Says what result files mean.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CompareCommand.class,
      FiguresCommand.class,
      GateCommand.class,
      MergeCommand.class,
      RenderCommand.class,
      SummaryCommand.class,
      TableCommand.class
    })
public final class Main {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  void help(boolean requested) {
    // picocli prints the help itself
  }

  public static void main(String[] args) {
    System.exit(Shell.main(new Main(), args));
  }

  /** The command line, ready to execute; tests give it their own writers. */
  static CommandLine commandLine() {
    return Shell.commandLine(new Main());
  }
}
