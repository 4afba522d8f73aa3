package io.rnnbench.bench;

import io.rnnbench.report.compare.Better;
import io.rnnbench.report.compare.Comparison;
import io.rnnbench.report.compare.ComparisonTable;
import io.rnnbench.report.compare.JmhRows;
import io.rnnbench.report.compare.Metric;
import io.rnnbench.report.compare.Side;
import io.rnnbench.report.gate.Gate;
import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.LostRows;
import io.rnnbench.report.gate.StoredGate;
import io.rnnbench.report.gate.ThresholdOptions;
import io.rnnbench.report.gate.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** What large result files cost those who compare and judge them, reading included. */
@BenchmarkMode(Mode.AverageTime)
public class ResultFileBenchmark extends BenchmarkDefaults {
  private static final int FORKS = 3;
  private static final int ITERATIONS = 5;

  @Param({"1000", "20000"})
  private int rows;

  private Path base;
  private Path candidate;

  @Setup
  public void writeFiles() throws IOException {
    base = write(1);
    candidate = write(2);
  }

  @TearDown
  public void deleteFiles() throws IOException {
    Files.delete(base);
    Files.delete(candidate);
  }

  @Benchmark
  public List<String> compare() {
    Side from = Side.of("base", JmhRows.read(List.of(base)), Metric.TIME);
    Side to = Side.of("candidate", JmhRows.read(List.of(candidate)), Metric.TIME);
    return ComparisonTable.of(Comparison.of(from, to, Metric.TIME), Better.LESS, Integer.MAX_VALUE);
  }

  @Benchmark
  public GateResult gate() {
    StoredGate stored =
        new StoredGate(subject -> Thresholds.DEFAULT, List.of(Metric.TIME), LostRows.INCOMPARABLE);
    return new Gate(new ThresholdOptions())
        .judge(List.of(base), List.of(candidate), Set.of(), stored);
  }

  private Path write(long seed) throws IOException {
    Random random = new Random(seed);
    Path file = Files.createTempFile("result-file-benchmark", ".json");
    return Files.writeString(
        file,
        IntStream.range(0, rows)
            .mapToObj(i -> row(i, random))
            .collect(Collectors.joining(",\n", "[", "]")));
  }

  private static String row(int index, Random random) {
    String raw =
        IntStream.range(0, FORKS)
            .mapToObj(
                fork ->
                    IntStream.range(0, ITERATIONS)
                        .mapToObj(i -> String.valueOf(1 + 0.01 * random.nextGaussian()))
                        .collect(Collectors.joining(",", "[", "]")))
            .collect(Collectors.joining(","));
    return """
        {"jmhVersion":"1.37","benchmark":"org.sample.B%d.run","mode":"avgt","threads":1,"forks":%d,\
        "params":{"size":"%d","kind":"a"},\
        "primaryMetric":{"score":1,"scoreError":0.01,"scoreUnit":"us/op","rawData":[%s]}}"""
        .formatted(index / 100, FORKS, index % 100, raw);
  }
}
