package io.rnnbench.bench.ab;

import io.rnnbench.bench.plan.JmhOptions;
import io.rnnbench.shell.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what is measured, and how. */
public final class Selection {
  /** JMH's forks are ab's processes, and their results go where ab looks for them. */
  private static final List<String> OWN = List.of("-f", "-wf", "-foe", "-rf", "-rff");

  @Option(names = "--include", paramLabel = "REGEX", description = "benchmarks to measure")
  private String include = "";

  @Option(names = "-p", paramLabel = "NAME=VALUE,...", description = "values of a parameter")
  private Map<String, String> params = new LinkedHashMap<>();

  @Option(
      names = "--hang-after",
      defaultValue = "300",
      paramLabel = "SECONDS",
      description = "a process that does nothing for so long is killed (${DEFAULT-VALUE})")
  private int hangAfter;

  @Parameters(paramLabel = "JMH OPTIONS", description = "behind --")
  private List<String> jmh = new ArrayList<>();

  /**
   * What shares a process.
   *
   * @param ours whether the program is this suite
   * @param turns whether both sides are to measure slices by turns
   * @throws UsageException where JMH does not know an option, or it is ab's
   */
  public List<Group> groups(boolean ours, boolean turns) {
    JmhOptions.parse(jmh);
    for (String own : OWN) {
      if (jmh.contains(own)) {
        throw new UsageException("behind --: %s is ab's own; leave it out".formatted(own));
      }
    }
    int iterations = jmh.indexOf("-i");
    if (turns && iterations >= 0 && jmh.get(iterations + 1).equals("1")) {
      throw new UsageException("behind --: -i is 1; a row's first slice is not counted, give more");
    }
    return Group.of(ours, include, params, jmh, turns);
  }

  /** After which a process is taken to hang. */
  public Duration limit() {
    if (hangAfter < 1) {
      throw new UsageException("--hang-after is " + hangAfter + "; give at least 1 second");
    }
    return Duration.ofSeconds(hangAfter);
  }

  /** What must not change when a run is gone on with. */
  public String plan() {
    return include + " " + params + " " + jmh;
  }
}
