package io.rnnbench.bench.fork;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Tunable;
import io.rnnbench.catalog.Backends;
import io.rnnbench.environment.InstructionSet;
import io.rnnbench.environment.OpenBlasCores;
import io.rnnbench.environment.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which core's kernels DL4J's OpenBLAS is told to take in the tuned division: the best that the
 * processor can run and that computes rightly, where it takes a lesser one by itself.
 *
 * @param core empty where OpenBLAS is left alone
 * @param taken by OpenBLAS itself
 * @param reason for readers of the results
 */
record CoreChoice(Optional<String> core, String taken, String reason) {

  private static final class Once {
    static final CoreChoice CHOICE =
        of(
            Optional.ofNullable(System.getenv(OpenBlasCores.VARIABLE)),
            taken(),
            Processor.ofThisMachine(),
            CoreProof::failure);

    private static String taken() {
      return Backends.frameworks().stream()
          .filter(backend -> backend.profile().tunables().contains(Tunable.OPENBLAS_CORE))
          .map(Backend::environment)
          .map(said -> said.getOrDefault("openblasCore", "not visible"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** This machine's, made once: it may take processes that prove. */
  static CoreChoice ofThisMachine() {
    return Once.CHOICE;
  }

  /**
   * Makes the choice.
   *
   * @param users what the environment says
   * @param taken by OpenBLAS without being told
   * @param failure why a core can't be taken; empty where it is proved
   */
  static CoreChoice of(
      Optional<String> users,
      String taken,
      Processor processor,
      Function<String, Optional<String>> failure) {
    if (users.isPresent()) {
      return new CoreChoice(
          Optional.empty(),
          taken,
          "the user's own %s=%s is kept".formatted(OpenBlasCores.VARIABLE, users.get()));
    }
    String takes = "OpenBLAS takes its core " + inWords(taken) + " by itself";
    List<String> failures = new ArrayList<>();
    for (String core : OpenBlasCores.better(taken, processor)) {
      Optional<String> reason = failure.apply(core);
      if (reason.isEmpty()) {
        return new CoreChoice(Optional.of(core), taken, told(takes, core, processor, failures));
      }
      failures.add("%s is not taken: %s".formatted(core, reason.get()));
    }
    failures.add(0, takes);
    return new CoreChoice(Optional.empty(), taken, String.join("; ", failures));
  }

  /** The core whose kernels the tuned division runs. */
  String inForce() {
    return core.orElse(taken);
  }

  private static String told(
      String takes, String core, Processor processor, List<String> failures) {
    List<String> all = new ArrayList<>();
    all.add(takes);
    all.add(
        "the processor has "
            + processor.instructions().map(InstructionSet::label).orElse("not visible"));
    all.addAll(failures);
    all.add("told to take " + inWords(core) + ", once proved in a process of its own");
    return String.join("; ", all);
  }

  private static String inWords(String core) {
    return core + OpenBlasCores.instructions(core).map(set -> " (" + set.label() + ")").orElse("");
  }
}
