package io.rnnbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.backend.Backend;
import io.rnnbench.bench.memory.MemoryProfiler;
import io.rnnbench.bench.trial.NetworkParametersTest;
import io.rnnbench.catalog.Backends;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.profile.Profiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Every benchmark runs, in this JVM, on sizes that take no time. */
class BenchmarksRunTest {
  private static final Map<String, String> SMALL =
      Map.of(
          "cell", "GRU",
          "hidden", "3",
          "timeSteps", "4",
          "inputSize", "2",
          "batchSize", "2",
          "sequences", "5",
          "size", "8");

  @TempDir private Path directory;

  static Stream<Arguments> benchmarksAndBackends() {
    List<Arguments> arguments = new ArrayList<>();
    for (Class<?> type :
        List.of(
            TrainStepBenchmark.class,
            StepPartsBenchmark.class,
            InferenceBenchmark.class,
            TrainEpochBenchmark.class,
            FirstCallBenchmark.class,
            MatrixProductBenchmark.class,
            MemoryBenchmark.class,
            OverheadBenchmark.class)) {
      for (Backend backend : Backends.frameworks()) {
        arguments.add(Arguments.of(type, backend.name()));
      }
    }
    return arguments.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("benchmarksAndBackends")
  void runsOnEveryBackend(Class<?> type, String backend) throws RunnerException {
    assertThat(run(type, backend, Map.of())).isNotEmpty();
  }

  @Test
  void theHarnessRunsWithoutAFramework() throws RunnerException {
    assertThat(run(HarnessBenchmark.class, "none", Map.of())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "djl"})
  void theProfilerSaysWhatMemoryHolds(String backend) throws RunnerException {
    RunResult result =
        run(MemoryBenchmark.class, backend, Map.of(), MemoryProfiler.class).iterator().next();
    assertThat(result.getSecondaryResults())
        .containsKeys("memory.resident", "memory.heap", "memory.javacpp");
    double resident = result.getSecondaryResults().get("memory.resident").getScore();
    double heap = result.getSecondaryResults().get("memory.heap").getScore();
    assertThat(resident).isGreaterThan(heap).isLessThan(1L << 40);
    assertThat(heap).isGreaterThan(1 << 20);
    assertThat(result.getSecondaryResults().get("memory.javacpp").getScore() > 0)
        .isEqualTo(backend.equals("dl4j"));
  }

  @Test
  void theOverheadsSidesAreSecondaryResults() throws RunnerException {
    for (Backend backend : Backends.frameworks()) {
      RunResult result = run(OverheadBenchmark.class, backend.name(), Map.of()).iterator().next();
      Map<String, ?> sides = result.getSecondaryResults();
      assertThat(sides).containsOnlyKeys("sessionNanos", "handNanos", "pairs");
      assertThat(result.getSecondaryResults().get("pairs").getScore()).isGreaterThanOrEqualTo(1);
      assertThat(result.getSecondaryResults().get("handNanos").getScore()).isPositive();
      assertThat(result.getSecondaryResults().get("sessionNanos").getScore()).isPositive();
    }
  }

  @Test
  void aNetworkFileIsTimedUnderItsOwnName() throws Exception {
    Path file = Files.writeString(directory.resolve("network.yaml"), NetworkParametersTest.FILE);
    Map<String, String> named =
        Map.of("cell", "RNN", "hidden", "3x5", "inputSize", "4", "network", file.toString());
    assertThat(run(TrainStepBenchmark.class, "djl", named)).hasSize(1);
    assertThatThrownBy(
            () -> run(TrainStepBenchmark.class, "djl", Map.of("network", file.toString())))
        .hasStackTraceContaining("-p cell=RNN -p hidden=3x5 -p layers=1 -p inputSize=4");
  }

  @Test
  void refusesWhatItCanNotTimeWithTheReason() {
    assertRefused(Map.of("division", "stock"), "unsupported by dl4j, division stock, on cpu: ");
    assertRefused(Map.of("device", "gpu"), "unsupported by dl4j, division tuned, on gpu: ");
    assertRefused(Map.of("device", "tpu"), "unknown device: tpu; it is one of cpu, gpu");
    assertRefused(Map.of("division", "best"), "unknown division: best; it is one of stock, tuned");
  }

  private void assertRefused(Map<String, String> parameters, String message) {
    assertThatThrownBy(() -> run(TrainStepBenchmark.class, "dl4j", parameters))
        .hasStackTraceContaining(message);
  }

  @SafeVarargs
  private Collection<RunResult> run(
      Class<?> type,
      String backend,
      Map<String, String> parameters,
      Class<? extends Profiler>... profilers)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + type.getName().replace(".", "\\.") + "\\.")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(5))
            .measurementBatchSize(1)
            .shouldFailOnError(true)
            .output(directory.resolve("jmh.log").toString())
            .param("backend", backend);
    SMALL.forEach((name, value) -> options.param(name, parameters.getOrDefault(name, value)));
    parameters.forEach(
        (name, value) -> {
          if (!SMALL.containsKey(name)) {
            options.param(name, value);
          }
        });
    for (Class<? extends Profiler> profiler : profilers) {
      options.addProfiler(profiler);
    }
    return new Runner(options.build()).run();
  }
}
