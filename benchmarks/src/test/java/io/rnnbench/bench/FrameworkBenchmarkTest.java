package io.rnnbench.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.backend.Division;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Fork;

/** A number never mixes divisions. */
class FrameworkBenchmarkTest {
  private static final List<String> FORK =
      Arrays.asList(BenchmarkDefaults.class.getAnnotation(Fork.class).jvmArgsAppend());

  @Test
  void stockRefusesTheSettingsThatSuitDl4j() {
    assertThatThrownBy(() -> FrameworkBenchmark.requireJvmOf(Division.STOCK, FORK))
        .hasMessageStartingWith(
            "refused: division stock needs a JVM with its own default settings, but this one has"
                + " -Xmn32m: start it with the run command");
  }

  @Test
  void stockRunsInAJvmWithItsOwnSettings() {
    assertThatCode(
            () -> FrameworkBenchmark.requireJvmOf(Division.STOCK, List.of("-Xshare:auto", "-Da=b")))
        .doesNotThrowAnyException();
  }

  @Test
  void tunedRunsInItsFork() {
    assertThatCode(() -> FrameworkBenchmark.requireJvmOf(Division.TUNED, FORK))
        .doesNotThrowAnyException();
  }
}
