package io.rnnbench.bench.python;

import io.rnnbench.backend.python.PythonInterpreter;
import io.rnnbench.bench.plan.Timing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.SampleTimeResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.SampleBuffer;
import org.openjdk.jmh.util.Version;

/**
 * What was timed in Python, in the format of {@code -rf json} and by JMH's own arithmetic: JMH is
 * given the samples as if its forks had brought them, in sample mode. In the place of the JVM stand
 * the interpreter and torch.
 */
public final class PythonResults {
  /** The name of the file in a result directory. */
  public static final String FILE = "python.json";

  private static final TimeValue NO_TIMEOUT = TimeValue.NONE;

  private final PythonInterpreter interpreter;
  private final Timing timing;
  private final Map<Key, List<List<long[]>>> forks = new LinkedHashMap<>();

  private record Key(String benchmark, Map<String, String> parameters) {}

  /**
   * @param timing how every fork was measured
   */
  public PythonResults(PythonInterpreter interpreter, Timing timing) {
    this.interpreter = interpreter;
    this.timing = timing;
  }

  /**
   * Adds a fork; those of the same benchmark and parameters become one result.
   *
   * @param benchmark as JMH names it, class and method
   * @param samples nanoseconds of every call in each measured iteration
   */
  public void add(String benchmark, Map<String, String> parameters, List<long[]> samples) {
    Key key = new Key(benchmark, new LinkedHashMap<>(parameters));
    forks.computeIfAbsent(key, k -> new ArrayList<>()).add(List.copyOf(samples));
  }

  /** An array of results, in the order in which their first forks were added. */
  public String json() {
    List<RunResult> results = new ArrayList<>();
    forks.forEach((key, samples) -> results.add(result(key, samples)));
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(json, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(results);
    return json.toString(StandardCharsets.UTF_8).strip();
  }

  private RunResult result(Key key, List<List<long[]>> samples) {
    BenchmarkParams params = params(key, samples.size());
    return new RunResult(params, samples.stream().map(fork -> fork(params, fork)).toList());
  }

  private static BenchmarkResult fork(BenchmarkParams params, List<long[]> iterations) {
    String label = params.getBenchmark();
    List<IterationResult> results = new ArrayList<>();
    for (long[] iteration : iterations) {
      SampleBuffer buffer = new SampleBuffer();
      for (long nanoseconds : iteration) {
        buffer.add(nanoseconds);
      }
      IterationResult result = new IterationResult(params, params.getMeasurement(), null);
      result.addResult(
          new SampleTimeResult(ResultRole.PRIMARY, label, buffer, params.getTimeUnit()));
      results.add(result);
    }
    return new BenchmarkResult(params, results);
  }

  private BenchmarkParams params(Key key, int forks) {
    WorkloadParams parameters = new WorkloadParams();
    key.parameters().forEach((name, value) -> parameters.put(name, value, 0));
    return new BenchmarkParams(
        key.benchmark(),
        "",
        false,
        1,
        new int[] {1},
        List.of(),
        forks,
        0,
        new IterationParams(IterationType.WARMUP, timing.warmups(), timing.iteration(), 1),
        new IterationParams(IterationType.MEASUREMENT, timing.iterations(), timing.iteration(), 1),
        Mode.SampleTime,
        parameters,
        TimeUnit.MILLISECONDS,
        1,
        interpreter.executable(),
        List.of(),
        "none",
        "Python " + interpreter.python(),
        "torch " + interpreter.torch(),
        Version.getPlainVersion(),
        NO_TIMEOUT);
  }
}
