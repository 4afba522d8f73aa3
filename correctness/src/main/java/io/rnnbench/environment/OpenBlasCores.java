package io.rnnbench.environment;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cores that OpenBLAS has kernels for on x86-64, by the names that it gives them, and the
 * instructions that those kernels need.
 *
 * <p>It takes the core by the processor's family and model, and Prescott, of 2004, where it knows
 * them not: whatever the processor could do. {@code OPENBLAS_CORETYPE} overrides that, unchecked: a
 * core that the processor can't run ends the process. Source: OpenBLAS 0.3.19 and 0.3.28,
 * driver/others/dynamic.c.
 */
public final class OpenBlasCores {
  /** The environment variable by which a user chooses. */
  public static final String VARIABLE = "OPENBLAS_CORETYPE";

  /** Excavator's kernels are older than its AVX2, but written for its narrow units: no mistake. */
  private static final Map<String, InstructionSet> CORES =
      Map.ofEntries(
          entry("Opteron", InstructionSet.SSE2),
          entry("Prescott", InstructionSet.SSE3),
          entry("Opteron_SSE3", InstructionSet.SSE3),
          entry("Core2", InstructionSet.SSE3),
          entry("Penryn", InstructionSet.SSE3),
          entry("Dunnington", InstructionSet.SSE3),
          entry("Atom", InstructionSet.SSE3),
          entry("Nano", InstructionSet.SSE3),
          entry("Barcelona", InstructionSet.SSE3),
          entry("Bobcat", InstructionSet.SSE3),
          entry("Nehalem", InstructionSet.SSE4),
          entry("Sandybridge", InstructionSet.AVX),
          entry("Bulldozer", InstructionSet.AVX),
          entry("Piledriver", InstructionSet.AVX),
          entry("Steamroller", InstructionSet.AVX),
          entry("Excavator", InstructionSet.AVX2),
          entry("Haswell", InstructionSet.AVX2),
          entry("Zen", InstructionSet.AVX2),
          entry("SkylakeX", InstructionSet.AVX512),
          entry("Cooperlake", InstructionSet.AVX512),
          entry("SapphireRapids", InstructionSet.AVX512));

  private OpenBlasCores() {}

  /** What a core's kernels need; empty for a name that is not known here. */
  public static Optional<InstructionSet> instructions(String core) {
    return Optional.ofNullable(CORES.get(core));
  }

  /**
   * The cores with more instructions than the one taken that the processor can run, best first;
   * none where either is not known.
   *
   * @param taken by OpenBLAS itself
   */
  public static List<String> better(String taken, Processor processor) {
    Optional<InstructionSet> used = instructions(taken);
    List<String> better = new ArrayList<>();
    for (InstructionSet set :
        List.of(
            InstructionSet.AVX512, InstructionSet.AVX2, InstructionSet.AVX, InstructionSet.SSE4)) {
      if (used.isPresent() && set.compareTo(used.get()) > 0 && processor.has(set)) {
        better.add(ofItsTime(set, processor));
      }
    }
    return List.copyOf(better);
  }

  /** The plainest core of each: newer ones ask for more than the instruction set's name says. */
  private static String ofItsTime(InstructionSet set, Processor processor) {
    return switch (set) {
      case AVX512 -> "SkylakeX";
      case AVX2 ->
          processor.vendor().filter("GenuineIntel"::equals).isPresent() ? "Haswell" : "Zen";
      case AVX -> "Sandybridge";
      case SSE4 -> "Nehalem";
      case SSE3, SSE2 -> "Prescott";
    };
  }
}
