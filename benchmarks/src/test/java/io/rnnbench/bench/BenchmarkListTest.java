package io.rnnbench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import org.junit.jupiter.api.Test;
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
        .contains(
            "io.rnnbench.bench.HarnessBenchmark.empty",
            "io.rnnbench.bench.TrainStepBenchmark.step");
  }

  @Test
  void theBackendParameterNamesTheCatalogsFrameworks() throws NoSuchFieldException {
    String[] values =
        TrainStepBenchmark.class.getDeclaredField("backend").getAnnotation(Param.class).value();
    assertThat(values)
        .containsExactlyElementsOf(Backends.frameworks().stream().map(Backend::name).toList());
  }
}
