package io.rnnbench.shell;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;

/** Runs a picocli command with this project's exit codes and one-line errors. */
public final class Shell {
  private Shell() {}

  /** Runs the command; whatever goes wrong ends in an exit code and a line on stderr. */
  public static int run(Object command, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = commandLine(command).setOut(out).setErr(err);
    int code = execute(line, arguments);
    out.flush();
    err.flush();
    return code;
  }

  /**
   * Runs the command on the process's own streams. Output that could not be written, as on a full
   * disk, is no success.
   */
  public static int main(Object command, String... arguments) {
    Stdout stdout = new Stdout();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(command, new PrintWriter(stdout, true, StandardCharsets.UTF_8), err, arguments);
    return stdout
        .lost()
        .map(
            reason -> {
              err.println("the output can't be written (" + reason + "); send it elsewhere");
              return code == ExitCode.OK ? ExitCode.USAGE : code;
            })
        .orElse(code);
  }

  /** The command, ready to execute. */
  public static CommandLine commandLine(Object command) {
    return new CommandLine(command)
        .setExpandAtFiles(false) // a path may begin with @
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (e, args) -> {
              String name = e.getCommandLine().getCommandSpec().qualifiedName();
              String message = e.getMessage() + "; see " + name + " --help";
              return bad(e.getCommandLine(), UsageException.oneLine(message));
            })
        .setExecutionExceptionHandler((e, failed, result) -> failed(e, failed));
  }

  private static int failed(Exception e, CommandLine line) {
    if (e instanceof UsageException) {
      return bad(line, e.getMessage());
    }
    return broken(e, line);
  }

  /** The machine's failure is told in a line, the program's own with its trace. */
  private static int broken(Throwable e, CommandLine line) {
    Optional<String> surroundings = Surroundings.explain(e);
    if (surroundings.isPresent()) {
      return bad(line, UsageException.oneLine(surroundings.get()));
    }
    e.printStackTrace(line.getErr());
    line.getErr().flush(); // not every exception ends its trace with a line
    return ExitCode.DEFECT;
  }

  private static int bad(CommandLine line, String message) {
    line.getErr().println(message);
    line.getErr().flush();
    return ExitCode.USAGE;
  }

  /** An Error is no failed check: a network too large for the heap must not look like one. */
  private static int execute(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      return bad(line, "out of memory; give Java more with -Xmx, or take a smaller network");
    } catch (LinkageError e) { // natives that can't be loaded come as errors
      return broken(e, line);
    }
  }
}
