package io.rnnbench.backend.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rnnbench.environment.InstructionSet;
import io.rnnbench.environment.OpenBlasCores;
import io.rnnbench.environment.Processor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where ND4J's OpenBLAS is older than the processor. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@DisabledIfEnvironmentVariable(named = OpenBlasCores.VARIABLE, matches = ".+")
class OpenBlasDefectTest {

  @Test
  @DisplayName("DL4J 1.0.0-M2.1: bundles OpenBLAS 0.3.19, which takes SSE3 on newer processors")
  void takesOldKernelsOnProcessorsNewerThanItself() {
    new Dl4jBackend().load();
    assertThat(OpenBlas.configuration()).startsWith("OpenBLAS 0.3.19 ");

    Processor here = Processor.ofThisMachine();
    boolean older = !OpenBlasCores.better(OpenBlas.core(), here).isEmpty();
    assumeTrue(
        older, "OpenBLAS 0.3.19 knows this processor, and takes its core " + OpenBlas.core());
    assertThat(here.has(InstructionSet.AVX2)).isTrue();
    assertThat(OpenBlas.core()).isIn("Prescott", "Zen");
  }
}
