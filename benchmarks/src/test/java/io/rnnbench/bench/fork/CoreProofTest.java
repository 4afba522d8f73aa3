package io.rnnbench.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rnnbench.environment.InstructionSet;
import io.rnnbench.environment.Processor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** In processes of their own, as a run proves them. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class CoreProofTest {
  private static final Processor HERE = Processor.ofThisMachine();

  @Test
  @Tag("full")
  void aCoreThatComputesRightlyIsProved() {
    assumeTrue(HERE.has(InstructionSet.AVX2), "the processor has no AVX2");
    assertThat(CoreProof.failure("Haswell")).isEmpty();
  }

  @Test
  void aCoreThatTheProcessorCantRunEndsItsOwnProcessOnly() {
    assumeFalse(HERE.has(InstructionSet.AVX512), "the processor runs every core");
    assertThat(CoreProof.failure("SkylakeX")).get().asString().startsWith("crashed: SIGILL");
  }

  @Test
  void aCoreThatOpenBlasDoesNotKnowIsRefused() {
    assertThat(CoreProof.failure("Imaginary"))
        .get()
        .asString()
        .startsWith("refused: OpenBLAS took ");
  }
}
