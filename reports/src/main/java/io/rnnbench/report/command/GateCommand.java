package io.rnnbench.report.command;

import io.rnnbench.report.compare.Metric;
import io.rnnbench.report.gate.Gate;
import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.Limits;
import io.rnnbench.report.gate.LostRows;
import io.rnnbench.report.gate.StoredGate;
import io.rnnbench.report.gate.ThresholdOptions;
import io.rnnbench.report.gate.Thresholds;
import io.rnnbench.report.gate.output.GateBadge;
import io.rnnbench.report.gate.output.GateJson;
import io.rnnbench.report.gate.output.GateJunit;
import io.rnnbench.report.gate.output.GateMarkdown;
import io.rnnbench.report.gate.output.GateText;
import io.rnnbench.report.result.Limit;
import io.rnnbench.report.result.LimitFile;
import io.rnnbench.report.result.Unreadable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Whether a candidate is slower than a baseline, from what was stored. */
@Command(
    name = "gate",
    description = {
      "Judges an A/B run, or two results: REGRESSED, IMPROVED, PASS or INCONCLUSIVE, row by row.",
      "Of A/B runs on several machines, a row is slower where all of them say so.",
      "A candidate that fails parity, learns a study's task later, leaks or does not run is"
          + " REGRESSED whatever its speed. The method: reports/GATE.md."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:PASS or IMPROVED",
      "1:REGRESSED",
      "2:bad usage or unreadable input; one line on stderr, nothing is written",
      "3:the two were not measured under the same conditions",
      "4:INCONCLUSIVE"
    })
public final class GateCommand extends ReportCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "AB_DIR...|BASE CANDIDATE",
      description =
          "the --out of ab, or of several that compared the same two on several machines; or two"
              + " results: directories, or files that JMH wrote")
  private List<Path> results = new ArrayList<>();

  @Option(
      names = "--base",
      split = ",",
      paramLabel = "RESULT",
      description = "several results that are BASE together, each with more forks")
  private List<Path> bases = new ArrayList<>();

  @Option(
      names = "--candidate",
      split = ",",
      paramLabel = "RESULT",
      description = "the same for CANDIDATE")
  private List<Path> candidates = new ArrayList<>();

  @Mixin private ThresholdOptions thresholds = new ThresholdOptions();

  @Option(
      names = "--allow-different",
      split = ",",
      paramLabel = "GROUP",
      description =
          "what may differ: groups of \"comparable\" in environment.json, such as natives,jvm; or"
              + " where there is none, what JMH says: jdk, vm, jvm-args, jmh, warmup, warmup-time")
  private List<String> allowed = new ArrayList<>();

  @Option(
      names = "--metric",
      split = ",",
      paramLabel = "METRIC",
      description =
          "judge these as well: secondary metrics of JMH's by name, such as gc.time or a counter of"
              + " your own; time and allocation always are")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--more-is-better",
      split = ",",
      paramLabel = "METRIC",
      description =
          "those of --metric that are the better the more of them there is; left out: rates"
              + " (ops/...) and instructions per cycle")
  private List<String> moreIsBetter = new ArrayList<>();

  @Option(
      names = "--limits",
      paramLabel = "FILE",
      description =
          "YAML with what counts for some benchmarks, a list of {benchmark: REGEX, metric: time,"
              + " minEffect: 2%%, maxSlowdown: 10%%}; the first that fits")
  private Path limits;

  @Option(
      names = "--lost-rows",
      paramLabel = "incomparable|regressed|allowed",
      defaultValue = "incomparable",
      description = "what it means that the candidate lacks a row of BASE (incomparable)")
  private LostRows lost;

  @Option(names = "--markdown", paramLabel = "FILE", description = "for a pull request's comment")
  private Path markdown;

  @Option(names = "--junit", paramLabel = "FILE", description = "JUnit XML, one case a row")
  private Path junit;

  @Option(names = "--json", paramLabel = "FILE", description = "as gate.json")
  private Path json;

  @Option(
      names = "--badge",
      paramLabel = "FILE",
      description = "an image where the name ends in .svg, else JSON for shields.io's endpoint")
  private Path badge;

  @Override
  public Integer call() {
    Map<OutputFile, Function<GateResult, String>> files = files(); // told at once where one is bad
    GateResult result = judge(new Gate(thresholds));
    files.forEach((file, text) -> file.write(text.apply(result)));
    print(GateText.of(result, Terminal.width()));
    return result.verdict().exitCode();
  }

  private GateResult judge(Gate gate) {
    if (!bases.isEmpty() || !candidates.isEmpty()) {
      if (bases.isEmpty() || candidates.isEmpty() || !results.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "--base and --candidate go together, without other results");
      }
      return gate.judge(bases, candidates, Set.copyOf(allowed), storedGate());
    }
    if (results.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required parameter: 'AB_DIR|BASE'");
    }
    Path first = results.get(0);
    if (results.size() == 2 && !results.stream().allMatch(Gate::isAb)) {
      return gate.judge(List.of(first), List.of(results.get(1)), Set.copyOf(allowed), storedGate());
    }
    if (limits != null || !metrics.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--limits and --metric are for BASE and CANDIDATE");
    }
    for (Path directory : results) {
      if (!Gate.isAb(directory)) {
        throw new Unreadable(
            directory, "holds no ab.json", "name the --out of ab, or give BASE and CANDIDATE");
      }
    }
    return results.size() == 1 ? gate.judge(first) : gate.judge(results);
  }

  private StoredGate storedGate() {
    List<Metric> judged = new ArrayList<>(List.of(Metric.TIME, Metric.ALLOCATION));
    if (!metrics.containsAll(moreIsBetter)) {
      throw new ParameterException(
          spec.commandLine(), "--more-is-better names what is not among --metric");
    }
    metrics.stream()
        .map(name -> moreIsBetter.contains(name) ? Metric.ofMore(name) : Metric.named(name))
        .filter(metric -> !judged.contains(metric))
        .forEach(judged::add);
    List<Limit> own = limits == null ? List.of() : LimitFile.read(limits);
    Limits all = new Limits(own, thresholds.thresholds(Thresholds.DEFAULT));
    return new StoredGate(all::of, judged, lost);
  }

  private Map<OutputFile, Function<GateResult, String>> files() {
    Map<OutputFile, Function<GateResult, String>> files = new LinkedHashMap<>();
    put(files, markdown, GateMarkdown::of);
    put(files, junit, GateJunit::of);
    put(files, json, GateJson::of);
    boolean image = badge != null && badge.toString().endsWith(".svg");
    put(files, badge, image ? GateBadge::svg : GateBadge::json);
    return files;
  }

  private static void put(
      Map<OutputFile, Function<GateResult, String>> files,
      Path path,
      Function<GateResult, String> text) {
    if (path != null) {
      files.put(OutputFile.at(path), text);
    }
  }
}
