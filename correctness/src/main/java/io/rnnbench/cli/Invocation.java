package io.rnnbench.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The command that made a result, as a user would type it again. */
public final class Invocation {
  private Invocation() {}

  /**
   * {@code java -jar MODULE/target/MODULE.jar ...}.
   *
   * @param command the command that runs
   */
  public static String of(String module, CommandSpec command) {
    List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
    return "java -jar %s/target/%s.jar %s"
        .formatted(module, module, String.join(" ", quoted(arguments)));
  }

  private static List<String> quoted(List<String> arguments) {
    return arguments.stream()
        .map(argument -> argument.matches("[\\w./=,:%+-]+") ? argument : "'" + argument + "'")
        .toList();
  }
}
