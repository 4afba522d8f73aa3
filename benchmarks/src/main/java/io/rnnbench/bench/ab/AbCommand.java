package io.rnnbench.bench.ab;

import io.rnnbench.cli.Invocation;
import io.rnnbench.cli.ResultFile;
import io.rnnbench.cli.UsageException;
import io.rnnbench.environment.EnvironmentFile;
import io.rnnbench.report.gate.AbVerdict;
import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.Thresholds;
import io.rnnbench.report.gate.output.GateJson;
import io.rnnbench.report.gate.output.GateText;
import io.rnnbench.report.result.Ab;
import io.rnnbench.report.result.AbFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether a candidate is slower than a baseline: the two take turns on this machine. */
@Command(
    name = "ab",
    description = {
      "Runs two programs fork by fork in random ABBA order until every row has its verdict or the"
          + " budget is spent. A candidate that fails its parity proof or a study is REGRESSED"
          + " whatever its speed.",
      "The two may differ in their jar (--candidate), in the version of a framework"
          + " (--candidate-version), in the JVM (--candidate-java), or in its arguments"
          + " (--candidate-jvm-args).",
      "Measures a training step of twelve small networks, or what --include and -p say. Behind --"
          + " stand JMH's own options, such as -wi, -w, -i, -r.",
      "Writes ab.json after every fork, environment.json and gate.json, and prints the table. Exits"
          + " with 0 for PASS and IMPROVED, 1 for REGRESSED, 2 for bad usage, 4 for INCONCLUSIVE."
    },
    mixinStandardHelpOptions = true)
public final class AbCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private Sides sides;

  @Option(names = "--include", paramLabel = "REGEX", description = "benchmarks to measure")
  private String include = "";

  @Option(names = "-p", paramLabel = "NAME=VALUE,...", description = "values of a parameter")
  private Map<String, String> params = new LinkedHashMap<>();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where results go")
  private Path out;

  @Option(
      names = "--budget",
      defaultValue = "10m",
      description = "no longer than this, such as 90s, 10m, 1h (${DEFAULT-VALUE})")
  private String budget;

  @Option(
      names = "--min-effect",
      defaultValue = "2%%",
      description = "a change below it is no regression, however sure (${DEFAULT-VALUE})")
  private String minEffect;

  @Option(
      names = "--max-slowdown",
      defaultValue = "5%%",
      description = "what PASS rules out (${DEFAULT-VALUE})")
  private String maxSlowdown;

  @Option(
      names = "--study",
      split = ",",
      paramLabel = "NAME",
      description = "also compare how fast a study's task is learnt, e.g. echo-first")
  private List<String> studies = new ArrayList<>();

  @Option(names = "--resume", description = "go on with the run in --out")
  private boolean resume;

  @Option(
      names = "--hang-after",
      defaultValue = "300",
      paramLabel = "SECONDS",
      description = "a process that has not ended by then is killed (${DEFAULT-VALUE})")
  private int hangAfter;

  @Parameters(paramLabel = "JMH OPTIONS", description = "behind --")
  private List<String> jmh = new ArrayList<>();
}
