package io.rnnbench.bench.run;

import io.rnnbench.cli.file.ResultFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.WorkloadParams;

/** jmh.json from forks that ran one by one: JMH itself puts them together and writes them. */
public final class JmhResults {
  private static final String FILE = "jmh.json";

  private final Path out;
  private final Map<String, List<RunResult>> byConfiguration = new LinkedHashMap<>();

  public JmhResults(Path out) {
    this.out = out;
  }

  public void add(RunResult fork) {
    BenchmarkParams params = fork.getParams();
    StringBuilder key = new StringBuilder(params.getBenchmark()).append(params.getMode());
    params.getParamsKeys().stream()
        .sorted()
        .forEach(name -> key.append('|').append(params.getParam(name)));
    byConfiguration.computeIfAbsent(key.toString(), k -> new ArrayList<>()).add(fork);
  }

  public void write() {
    List<RunResult> results = byConfiguration.values().stream().map(JmhResults::together).toList();
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(json, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(results);
    new ResultFile(out, FILE).write(onALine(json.toString(StandardCharsets.UTF_8)));
  }

  /** Each result on one line: the indentation of JMH's histograms is two thirds of the file. */
  static String onALine(String json) {
    return json.strip().replaceAll("\\n {5,}", "").replaceAll("\\n {4}}", "}");
  }

  private static RunResult together(List<RunResult> forks) {
    Collection<BenchmarkResult> results = new ArrayList<>();
    forks.forEach(fork -> results.addAll(fork.getBenchmarkResults()));
    return new RunResult(withForks(forks.get(0).getParams(), forks.size()), results);
  }

  private static BenchmarkParams withForks(BenchmarkParams one, int forks) {
    WorkloadParams values = new WorkloadParams();
    int order = 0;
    for (String name : one.getParamsKeys()) {
      values.put(name, one.getParam(name), order++);
    }
    return new BenchmarkParams(
        one.getBenchmark(),
        one.generatedBenchmark(),
        one.shouldSynchIterations(),
        one.getThreads(),
        one.getThreadGroups(),
        one.getThreadGroupLabels(),
        forks,
        one.getWarmupForks(),
        one.getWarmup(),
        one.getMeasurement(),
        one.getMode(),
        values,
        one.getTimeUnit(),
        one.getOpsPerInvocation(),
        one.getJvm(),
        one.getJvmArgs(),
        one.getJdkVersion(),
        one.getVmName(),
        one.getVmVersion(),
        one.getJmhVersion(),
        one.getTimeout());
  }
}
