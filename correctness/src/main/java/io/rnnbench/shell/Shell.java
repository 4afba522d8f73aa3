package io.rnnbench.shell;

import io.rnnbench.result.UnwritableException;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Runs a picocli command with this project's exit codes and one-line errors. */
public final class Shell {
  private Shell() {}

  /** Runs the command; whatever goes wrong ends in an exit code and a line on stderr. */
  public static int run(Object command, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(command);
    line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (e, args) -> {
          String name = e.getCommandLine().getCommandSpec().qualifiedName();
          err.println(oneLine(e.getMessage()) + "; see " + name + " --help");
          return ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler(
        (e, failed, result) -> {
          if (e instanceof UsageException || e instanceof UnwritableException) {
            err.println(e.getMessage());
            return ExitCode.USAGE;
          }
          e.printStackTrace(err);
          return ExitCode.DEFECT;
        });
    int code = execute(line, arguments);
    out.flush();
    err.flush();
    return code;
  }

  /** An Error is no failed check: a network too large for the heap must not look like one. */
  private static int execute(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      line.getErr().println("out of memory; give Java more with -Xmx, or take a smaller network");
      return ExitCode.USAGE;
    }
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}
