package io.rnnbench.environment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The libraries whose choice of instructions backends report, by the entry that holds it. */
enum KernelLibrary {
  OPENBLAS("OpenBLAS", "openblasCore") {
    @Override
    Optional<InstructionSet> instructions(String core) {
      return OpenBlasCores.instructions(core);
    }

    @Override
    String inWords(String core) {
      return instructions(core).map(InstructionSet::label).orElse("?") + " (its core " + core + ")";
    }

    @Override
    String advice(String core, Processor processor) {
      List<String> better = OpenBlasCores.better(core, processor);
      return better.isEmpty()
          ? ""
          : "Set %s=%s, and prove it by the parity command; DL4J's tuned division does both by itself."
              .formatted(OpenBlasCores.VARIABLE, better.get(0));
    }
  },

  /** "A of B", as ND4J says it: B is what it would like to be. */
  ND4J("ND4J's operations", "binaryLevel") {
    @Override
    Optional<InstructionSet> instructions(String level) {
      return level.startsWith("generic") ? Optional.of(InstructionSet.SSE2) : named(level);
    }

    @Override
    String advice(String level, Processor processor) {
      return "Take its natives for these instructions, which Maven Central has under a classifier of"
          + " their own; the tuned division does where the build has them.";
    }
  },

  TORCH("torch's operations", "cpu") {
    @Override
    Optional<InstructionSet> instructions(String capability) {
      return capability.equals("DEFAULT") ? Optional.of(InstructionSet.SSE2) : named(capability);
    }

    @Override
    String advice(String capability, Processor processor) {
      return "See whether ATEN_CPU_CAPABILITY is set.";
    }
  },

  MKL("MKL", "mklProcessor"),
  ONEDNN("oneDNN", "onednnInstructions");

  private final String label;
  private final String key;

  KernelLibrary(String label, String key) {
    this.label = label;
    this.key = key;
  }

  String label() {
    return label;
  }

  /** Of the entry in what a backend says of itself. */
  String key() {
    return key;
  }

  /** What its words stand for; empty where they name no instructions. */
  Optional<InstructionSet> instructions(String uses) {
    return named(uses);
  }

  String inWords(String uses) {
    return uses;
  }

  /** What to do where it uses less than the processor has. */
  String advice(String uses, Processor processor) {
    return "See whether a variable of its own holds it back.";
  }

  /** The widest whose name the words begin or stand with. */
  private static Optional<InstructionSet> named(String words) {
    String plain = words.toUpperCase(Locale.ROOT).split(" OF ", 2)[0].replace("-", "");
    for (InstructionSet set :
        List.of(InstructionSet.AVX512, InstructionSet.AVX2, InstructionSet.AVX)) {
      if (plain.contains(set.name())) {
        return Optional.of(set);
      }
    }
    return Optional.empty();
  }
}
