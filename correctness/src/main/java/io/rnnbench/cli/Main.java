package io.rnnbench.cli;

import io.rnnbench.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code java -jar correctness/target/correctness.jar}. */
@Command(
    name = "correctness",
    description =
        "The same recurrent network through DeepLearning4J and DJL: proves that both compute the"
            + " same and learn the same.",
    mixinStandardHelpOptions = true,
    version = "rnnbench 0.1.0",
    footer = {"", "Exit codes: 0 all good, 1 a check failed, 2 bad usage or unreadable input."},
    subcommands = {
      ListCommand.class,
      ParityCommand.class,
      StudyCommand.class,
      ForwardCommand.class,
      TrainCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(Shell.main(new Main(), arguments));
  }
}
