package io.rnnbench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.environment.InstructionChecklist.Verdict;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionChecklistTest {

  @ParameterizedTest
  @CsvSource({
    "openblasCore, Prescott, SSE3, ALL",
    "openblasCore, Prescott, AVX2, LESS",
    "openblasCore, Nehalem, AVX, LESS",
    "openblasCore, Sandybridge, AVX2, LESS",
    "openblasCore, Haswell, AVX2, ALL",
    "openblasCore, Zen, AVX2, ALL",
    "openblasCore, Zen, AVX512, LESS",
    "openblasCore, SkylakeX, AVX512, ALL",
    "openblasCore, Of tomorrow, AVX512, UNKNOWN",
    "openblasCore, not visible, AVX512, UNKNOWN",
    "openblasCore, none, AVX512, UNKNOWN",
    "binaryLevel, generic of AVX2, AVX2, LESS",
    "binaryLevel, AVX2 of AVX512, AVX512, LESS",
    "binaryLevel, AVX512 of AVX512, AVX512, ALL",
    "cpu, AVX2, AVX2, ALL",
    "cpu, DEFAULT, AVX2, LESS",
    "mklProcessor, Intel(R) Architecture processors, AVX2, UNKNOWN",
    "mklProcessor, Intel(R) Advanced Vector Extensions (Intel(R) AVX) enabled processors, AVX2, LESS",
    "mklProcessor, Intel(R) Advanced Vector Extensions 2 (Intel(R) AVX2) enabled processors, AVX2, ALL",
    "mklProcessor, Intel(R) Advanced Vector Extensions 512 (Intel(R) AVX-512) enabled processors, AVX512, ALL",
    "onednnInstructions, not visible, AVX2, UNKNOWN",
  })
  void holdsALibraryAgainstTheProcessor(
      String key, String uses, InstructionSet processor, Verdict verdict) {
    assertThat(list(key, uses, processor("GenuineIntel", processor)).libraries())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.verdict()).isEqualTo(verdict);
              assertThat(item.uses()).contains(uses);
              assertThat(item.advice().isEmpty()).isEqualTo(verdict != Verdict.LESS);
            });
  }

  @Test
  void warnsInALineThatSaysWhatToSet() {
    assertThat(
            list("openblasCore", "Prescott", processor("GenuineIntel", InstructionSet.AVX512))
                .warnings())
        .containsExactly(
            "warning: dl4j's OpenBLAS uses SSE3 (its core Prescott), this processor has AVX-512. Set"
                + " OPENBLAS_CORETYPE=SkylakeX, and prove it by the parity command; DL4J's"
                + " tuned division does both by itself.");
    assertThat(
            list("openblasCore", "Prescott", processor("AuthenticAMD", InstructionSet.AVX2))
                .warnings())
        .singleElement()
        .asString()
        .contains("OPENBLAS_CORETYPE=Zen");
  }

  @Test
  void warnsOfNothingThatNoVariableMends() {
    Processor processor = processor("GenuineIntel", InstructionSet.AVX512);

    assertThat(list("binaryLevel", "generic of AVX512", processor).warnings()).isEmpty();
    assertThat(list("openblasCore", "SkylakeX", processor).warnings()).isEmpty();
    assertThat(list("openblasCore", "Of tomorrow", processor).warnings()).isEmpty();
  }

  @Test
  void saysThatAProcessorIsNotVisibleOrNoX86AndAlarmsNobody() {
    InstructionChecklist list =
        list("openblasCore", "Prescott", new Processor(Optional.empty(), Optional.empty()));

    assertThat(list.processor()).isEqualTo("not visible, or no x86");
    assertThat(list.libraries()).allMatch(item -> item.verdict() == Verdict.UNKNOWN);
    assertThat(list.warnings()).isEmpty();
  }

  private static InstructionChecklist list(String key, String uses, Processor processor) {
    return InstructionChecklist.of(Map.of("dl4j", Map.of(key, uses)), processor);
  }

  private static Processor processor(String vendor, InstructionSet instructions) {
    return new Processor(Optional.of(vendor), Optional.of(instructions));
  }
}
