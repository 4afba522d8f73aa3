package io.rnnbench.bench.plan;

import io.rnnbench.shell.UsageException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * JMH's own options behind {@code --}: patterns, {@code -e} and {@code -p} choose among a plan's
 * forks, {@code -f} is the number of rounds, all others go to JMH.
 */
public final class JmhOptions {
  private final List<String> arguments;
  private final CommandLineOptions options;

  private JmhOptions(List<String> arguments, CommandLineOptions options) {
    this.arguments = List.copyOf(arguments);
    this.options = options;
  }

  /**
   * Takes them as JMH does.
   *
   * @throws UsageException where JMH does not know an option
   */
  public static JmhOptions parse(List<String> arguments) {
    try {
      JmhOptions jmh =
          new JmhOptions(arguments, new CommandLineOptions(arguments.toArray(String[]::new)));
      if (jmh.forks().orElse(1) < 1) {
        throw new UsageException("behind --: -f is 0; what is measured needs a JVM of its own");
      }
      for (String option : List.of("-h", "-lprof", "-lrf")) {
        if (arguments.contains(option)) {
          throw new UsageException(
              "behind --: %s measures nothing; say java -jar benchmarks.jar %s"
                  .formatted(option, option));
        }
      }
      return jmh;
    } catch (CommandLineOptionException e) {
      throw new UsageException(
          "behind --: %s; see -h for JMH's options".formatted(e.getMessage().strip()));
    }
  }

  public List<String> arguments() {
    return arguments;
  }

  public OptionalInt forks() {
    return options.getForkCount().hasValue()
        ? OptionalInt.of(options.getForkCount().get())
        : OptionalInt.empty();
  }

  /** How the user wants the forks listed in place of run; empty for a run. */
  public Optional<ForkList.Form> listing() {
    return options.shouldListWithParams()
        ? Optional.of(ForkList.Form.PARAMETERS)
        : options.shouldList() ? Optional.of(ForkList.Form.NAMES) : Optional.empty();
  }

  /** Whether the user asked for this fork. */
  public boolean wants(Fork fork) {
    List<String> includes = options.getIncludes();
    return (includes.isEmpty() || matches(includes, fork))
        && !matches(options.getExcludes(), fork)
        && fork.params().entrySet().stream()
            .allMatch(
                param -> {
                  var wanted = options.getParameter(param.getKey());
                  return !wanted.hasValue() || wanted.get().contains(param.getValue());
                });
  }

  private static boolean matches(Collection<String> patterns, Fork fork) {
    try {
      return patterns.stream().anyMatch(p -> Pattern.compile(p).matcher(fork.benchmark()).find());
    } catch (PatternSyntaxException e) {
      throw new UsageException("behind --: %s is no regular expression".formatted(e.getPattern()));
    }
  }
}
