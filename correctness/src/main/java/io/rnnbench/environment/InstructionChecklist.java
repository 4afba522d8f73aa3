package io.rnnbench.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether each library of natives uses the instructions that the processor has: one that does not
 * is slow in silence, and its framework is blamed.
 *
 * @param processor the widest instructions that it has, in words
 */
record InstructionChecklist(String processor, List<Item> libraries) {
  private static final String NOT_VISIBLE = "not visible";

  /** What came of holding a library against the processor. */
  enum Verdict {
    ALL,
    LESS,
    UNKNOWN
  }

  /**
   * One library.
   *
   * @param uses in its own words
   * @param advice what to do about it; empty where there is nothing to do
   */
  record Item(String backend, String library, String uses, Verdict verdict, String advice) {}

  /**
   * The list.
   *
   * @param frameworks what each backend says of itself, by its name
   */
  static InstructionChecklist of(Map<String, Map<String, String>> frameworks, Processor processor) {
    List<Item> items = new ArrayList<>();
    frameworks.forEach(
        (backend, said) -> {
          for (KernelLibrary library : KernelLibrary.values()) {
            Optional.ofNullable(said.get(library.key()))
                .ifPresent(uses -> items.add(item(backend, library, uses, processor)));
          }
        });
    return new InstructionChecklist(
        processor.instructions().map(InstructionSet::label).orElse(NOT_VISIBLE + ", or no x86"),
        List.copyOf(items));
  }

  private static Item item(
      String backend, KernelLibrary library, String uses, Processor processor) {
    Optional<InstructionSet> used = library.instructions(uses);
    if (used.isEmpty() || processor.instructions().isEmpty()) {
      return new Item(backend, library.label(), uses, Verdict.UNKNOWN, "");
    }
    String words = library.inWords(uses);
    return used.get().compareTo(processor.instructions().get()) >= 0
        ? new Item(backend, library.label(), words, Verdict.ALL, "")
        : new Item(backend, library.label(), words, Verdict.LESS, library.advice(uses, processor));
  }

  /** A line for each OpenBLAS that uses less than the processor has. */
  List<String> warnings() {
    return libraries.stream()
        .filter(item -> item.verdict() == Verdict.LESS)
        .filter(item -> item.library().equals(KernelLibrary.OPENBLAS.label()))
        .map(
            item ->
                "warning: %s's OpenBLAS uses %s, this processor has %s. %s"
                    .formatted(item.backend(), item.uses(), processor, item.advice()))
        .toList();
  }
}
