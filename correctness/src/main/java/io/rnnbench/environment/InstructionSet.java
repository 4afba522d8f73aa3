package io.rnnbench.environment;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What x86 processors calculate with, each with all those before it; narrow to wide. */
public enum InstructionSet {
  SSE2("SSE2", Set.of("sse2")),
  SSE3("SSE3", Set.of("pni")),
  SSE4("SSE4.2", Set.of("sse4_2")),
  AVX("AVX", Set.of("avx")),
  AVX2("AVX2", Set.of("avx2", "fma")),
  AVX512("AVX-512", Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"));

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
  private final Set<String> flags;

  /**
   * @param flags by which Linux names it in /proc/cpuinfo
   */
  InstructionSet(String label, Set<String> flags) {
    this.label = label;
    this.flags = flags;
  }

  /** The widest that a processor of these flags has; empty for a processor that is no x86. */
  static Optional<InstructionSet> widest(Set<String> flags) {
    return Arrays.stream(values())
        .takeWhile(set -> flags.containsAll(set.flags))
        .reduce((a, b) -> b);
  }

  /** As its maker writes it. */
  public String label() {
    return label;
  }
}
