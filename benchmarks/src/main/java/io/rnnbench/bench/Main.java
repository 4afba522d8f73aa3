package io.rnnbench.bench;

import io.rnnbench.bench.ab.AbCommand;
import io.rnnbench.bench.ablate.AblateCommand;
import io.rnnbench.bench.calibrate.CalibrateCommand;
import io.rnnbench.bench.run.DirectRun;
import io.rnnbench.bench.run.RunCommand;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.Shell;
import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code java -jar benchmarks/target/benchmarks.jar}: JMH itself, or one of our commands. */
@Command(
    name = "benchmarks",
    description = "Without a command, every option is JMH's own, -h among them.",
    mixinStandardHelpOptions = true,
    subcommands = {RunCommand.class, AbCommand.class, CalibrateCommand.class, AblateCommand.class})
public final class Main {
  private static final Set<String> COMMANDS = Set.of("run", "ab", "calibrate", "ablate", "--help");

  private Main() {}

  /** Runs the command, or JMH where none is given. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0 || !COMMANDS.contains(arguments[0])) {
      int code = jmh(arguments);
      if (code != ExitCode.OK) {
        System.exit(code);
      }
      return;
    }
    System.exit(Shell.main(commands(), arguments));
  }

  private static int jmh(String... arguments) throws IOException {
    try {
      return DirectRun.run(arguments);
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      return ExitCode.USAGE;
    }
  }

  /** Our own commands, beside JMH's. */
  public static Object commands() {
    return new Main();
  }
}
