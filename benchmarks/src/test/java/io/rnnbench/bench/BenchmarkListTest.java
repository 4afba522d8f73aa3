package io.rnnbench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH finds in the jar, and that its constants agree with the catalog. */
class BenchmarkListTest {

  @Test
  void jmhFindsEveryBenchmark() {
    assertThat(
            BenchmarkList.defaultList()
                .getAll(
                    OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                    java.util.List.of()))
        .extracting(entry -> entry.getUsername())
        .filteredOn(name -> !name.contains(".Fault")) // the tests' own
        .containsExactlyInAnyOrder(
            "io.rnnbench.bench.FirstCallBenchmark.build",
            "io.rnnbench.bench.FirstCallBenchmark.firstStep",
            "io.rnnbench.bench.FirstCallBenchmark.load",
            "io.rnnbench.bench.HarnessBenchmark.arithmetic",
            "io.rnnbench.bench.HarnessBenchmark.empty",
            "io.rnnbench.bench.InferenceBenchmark.latency",
            "io.rnnbench.bench.InferenceBenchmark.throughput",
            "io.rnnbench.bench.MatrixProductBenchmark.multiply",
            "io.rnnbench.bench.MemoryBenchmark.steps",
            "io.rnnbench.bench.OverheadBenchmark.pair",
            "io.rnnbench.bench.ResultFileBenchmark.compare",
            "io.rnnbench.bench.ResultFileBenchmark.gate",
            "io.rnnbench.bench.StepPartsBenchmark.forward",
            "io.rnnbench.bench.StepPartsBenchmark.forwardBackward",
            "io.rnnbench.bench.StepPartsBenchmark.update",
            "io.rnnbench.bench.TrainEpochBenchmark.epoch",
            "io.rnnbench.bench.TrainStepBenchmark.step");
  }

  @ParameterizedTest
  @ValueSource(classes = {FrameworkBenchmark.class, OverheadBenchmark.class})
  void theBackendParameterNamesTheCatalogsFrameworks(Class<?> type) throws NoSuchFieldException {
    String[] values = type.getDeclaredField("backend").getAnnotation(Param.class).value();
    assertThat(values)
        .containsExactlyElementsOf(Backends.frameworks().stream().map(Backend::name).toList());
  }
}
