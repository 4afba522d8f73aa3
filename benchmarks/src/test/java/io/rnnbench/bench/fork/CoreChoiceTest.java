package io.rnnbench.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.environment.InstructionSet;
import io.rnnbench.environment.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which of OpenBLAS's cores the tuned division takes. */
class CoreChoiceTest {
  private static final Processor XEON = processor("GenuineIntel", InstructionSet.AVX512);
  private static final Processor EPYC = processor("AuthenticAMD", InstructionSet.AVX2);

  private final List<String> tried = new ArrayList<>();

  @Test
  void takesTheBestThatTheProcessorHasWhereOpenBlasTakesLess() {
    CoreChoice choice = choice("Prescott", XEON, core -> Optional.empty());

    assertThat(choice.core()).contains("SkylakeX");
    assertThat(choice.reason())
        .isEqualTo(
            "OpenBLAS takes its core Prescott (SSE3) by itself; the processor has AVX-512; told to"
                + " take SkylakeX (AVX-512), once proved in a process of its own");
    assertThat(choice("Prescott", EPYC, core -> Optional.empty()).core()).contains("Zen");
  }

  @Test
  void triesTheNextBestWhereACoreFailsItsProof() {
    CoreChoice choice =
        choice(
            "Prescott",
            XEON,
            core -> core.equals("SkylakeX") ? Optional.of("refused: off") : Optional.empty());

    assertThat(choice.core()).contains("Haswell");
    assertThat(choice.reason()).contains("SkylakeX is not taken: refused: off");
  }

  @Test
  void leavesOpenBlasAloneWhereNoCoreIsProved() {
    CoreChoice choice = choice("Haswell", XEON, core -> Optional.of("crashed: SIGILL"));

    assertThat(choice.core()).isEmpty();
    assertThat(tried).containsExactly("SkylakeX");
    assertThat(choice.reason())
        .isEqualTo(
            "OpenBLAS takes its core Haswell (AVX2) by itself; SkylakeX is not taken: crashed:"
                + " SIGILL");
  }

  @Test
  void provesNothingWhereThereIsNothingToDo() {
    assertThat(choice("SkylakeX", XEON, core -> Optional.empty()).core()).isEmpty();
    assertThat(choice("Zen", EPYC, core -> Optional.empty()).reason())
        .isEqualTo("OpenBLAS takes its core Zen (AVX2) by itself");
    assertThat(choice("of tomorrow", XEON, core -> Optional.empty()).core()).isEmpty();
    assertThat(choice("not visible", XEON, core -> Optional.empty()).core()).isEmpty();
    assertThat(tried).isEmpty();
  }

  @Test
  void keepsTheUsersOwn() {
    CoreChoice choice =
        CoreChoice.of(
            Optional.of("Nehalem"), "Nehalem", XEON, core -> Optional.of("must not be asked"));

    assertThat(choice.core()).isEmpty();
    assertThat(choice.reason()).isEqualTo("the user's own OPENBLAS_CORETYPE=Nehalem is kept");
  }

  private CoreChoice choice(
      String taken, Processor processor, Function<String, Optional<String>> failure) {
    return CoreChoice.of(
        Optional.empty(),
        taken,
        processor,
        core -> {
          tried.add(core);
          return failure.apply(core);
        });
  }

  private static Processor processor(String vendor, InstructionSet instructions) {
    return new Processor(Optional.of(vendor), Optional.of(instructions));
  }
}
