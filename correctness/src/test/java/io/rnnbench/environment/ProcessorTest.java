package io.rnnbench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest {
  private static final String OLD = "fpu sse sse2 pni ssse3 sse4_1 sse4_2";

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "fpu sse sse2, SSE2",
    "fpu sse sse2 pni, SSE3",
    OLD + ", SSE4",
    OLD + " avx, AVX",
    OLD + " avx avx2, AVX", // AVX2's kernels multiply and add in one
    OLD + " avx avx2 fma, AVX2",
    OLD + " avx avx2 fma avx512f avx512cd, AVX2", // Knights Landing
    OLD + " fma avx512dq avx avx2 avx512f avx512bw avx512cd avx512vl, AVX512",
  })
  void hasTheWidestInstructionsOfItsFlags(String flags, InstructionSet widest) {
    Processor processor = cpuinfo("vendor_id\t: GenuineIntel\nflags\t\t: " + flags);

    assertThat(processor.vendor()).contains("GenuineIntel");
    assertThat(processor.instructions()).contains(widest);
    assertThat(processor.has(widest)).isTrue();
  }

  @Test
  void isUnknownOnArmAndWhereNothingIsVisible() {
    Processor arm = cpuinfo("CPU implementer\t: 0x41\nFeatures\t: fp asimd sve");

    assertThat(arm.instructions()).isEmpty();
    assertThat(arm.has(InstructionSet.SSE2)).isFalse();
    assertThat(Processor.of(new Planted(root.resolve("none")).files()).vendor()).isEmpty();
  }

  private Processor cpuinfo(String text) {
    return Processor.of(new Planted(root).with("proc/cpuinfo", "processor\t: 0\n" + text).files());
  }
}
