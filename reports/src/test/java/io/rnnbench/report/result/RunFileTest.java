package io.rnnbench.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
  @TempDir private Path directory;

  @Test
  void readsEveryPartOfAFork() throws IOException {
    Fork fork =
        read("""
                {"schema":1,"forks":[{"benchmark":"b","params":{"batchSize":16},"round":2,
                 "seconds":11.5,"iterations":[30.0,10.0,9.5],"warmups":1,"steadyFrom":1,
                 "drift":-0.05,"outliers":0.01,"flags":["drift","steal"],
                 "operations":{"matrix":1e6,"total":2e6},
                 "before":{"loopMedianMicros":800,"loopP90Micros":820,"loadAverage":1.5,
                           "stealShare":0.02,"othersShare":0.3}}]}
                """)
            .forks()
            .get(0);

    assertThat(fork.params()).containsEntry("batchSize", "16");
    assertThat(fork.round()).isEqualTo(2);
    assertThat(fork.seconds()).isEqualTo(11.5);
    assertThat(fork.iterations()).containsExactly(30.0, 10.0, 9.5);
    assertThat(fork.warmups()).isEqualTo(1);
    assertThat(fork.steadyFrom()).isEqualTo(OptionalInt.of(1));
    assertThat(fork.drift()).isEqualTo(-0.05);
    assertThat(fork.outliers()).isEqualTo(0.01);
    assertThat(fork.flags()).containsExactly("drift", "steal");
    assertThat(fork.operations()).isEqualTo(new Fork.Operations(1e6, 2e6));
    assertThat(fork.before()).isEqualTo(new Fork.Machine(800, 820, 1.5, 0.02, 0.3));
  }

  @Test
  void forkThatSaysNothingIsNeitherSteadyNorFlagged() throws IOException {
    Fork fork =
        read("{\"schema\":1,\"forks\":[{\"benchmark\":\"b\",\"steadyFrom\":null,\"drift\":null}]}")
            .forks()
            .get(0);

    assertThat(fork.steadyFrom()).isEmpty();
    assertThat(fork.drift()).isNaN();
    assertThat(fork.flags()).isEmpty();
    assertThat(fork.operations().matrix()).isNaN();
    assertThat(fork.before().loopMedianMicros()).isNaN();
  }

  @Test
  void olderFileHasOneDivision() throws IOException {
    assertThat(read("{\"schema\":1,\"division\":\"stock\"}").divisions())
        .isEqualTo(List.of("stock"));
  }

  @Test
  void fileThatSaysNothingIsUnknown() throws IOException {
    assertThat(read("{\"schema\":1}")).isEqualTo(Run.UNKNOWN);
  }

  @Test
  void secondaryMetricsOfTheSampleAreRead() throws URISyntaxException {
    Path sample = Path.of(getClass().getResource("/results/standard/jmh.json").toURI());

    assertThat(JmhFile.read(sample))
        .filteredOn(result -> result.benchmark().endsWith("MemoryBenchmark.steps"))
        .hasSize(2)
        .allSatisfy(
            result -> {
              assertThat(result.secondary()).containsOnlyKeys("memory.resident", "memory.heap");
              assertThat(result.secondary().get("memory.resident").get(0)).hasSize(4);
            });
  }

  private Run read(String text) throws IOException {
    Path file = directory.resolve("run.json");
    Files.writeString(file, text);
    return RunFile.read(file);
  }
}
