package io.rnnbench.report;

import io.rnnbench.report.command.CompareCommand;
import io.rnnbench.report.command.FiguresCommand;
import io.rnnbench.report.command.GateCommand;
import io.rnnbench.report.command.MergeCommand;
import io.rnnbench.report.command.RenderCommand;
import io.rnnbench.report.command.SummaryCommand;
import io.rnnbench.report.command.TableCommand;
import io.rnnbench.report.result.Unreadable;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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
  /** A defect of this program, as in the other modules (EX_SOFTWARE of sysexits.h). */
  private static final int DEFECT = 70;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  void help(boolean requested) {
    // picocli prints the help itself
  }

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to execute; tests give it their own writers. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setExpandAtFiles(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Main::badUsage);
    line.setExecutionExceptionHandler(Main::failed);
    return line;
  }

  private static int badUsage(CommandLine.ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    return bad(line, command + ": " + e.getMessage() + "; see " + command + " --help");
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof Unreadable) {
      return bad(line, e.getMessage());
    }
    e.printStackTrace(line.getErr());
    line.getErr().flush(); // not every exception ends its trace with a line
    return DEFECT;
  }

  private static int bad(CommandLine line, String message) {
    PrintWriter err = line.getErr();
    err.println(Unreadable.oneLine(message));
    err.flush();
    return ExitCode.USAGE;
  }
}
