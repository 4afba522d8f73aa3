package io.rnnbench.bench.fork;

import io.rnnbench.backend.Tunable;
import io.rnnbench.catalog.Backends;
import io.rnnbench.cli.worker.JvmSettings;
import io.rnnbench.environment.InstructionSet;
import io.rnnbench.environment.OpenBlasCores;
import io.rnnbench.environment.Processor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings of the tuned division, each of which {@code ablate} leaves out in turn; and
 * folklore, which the division does without and {@code ablate} adds, to show what it does.
 */
public enum Tuning {
  /** Collected often, and only a collection frees DL4J's native buffers. */
  YOUNG_GENERATION(Kind.TUNED, Optional.empty(), List.of(JvmSettings.YOUNG_GENERATION), Map.of()),

  /** Short collections without threads beside the measured one. */
  PARALLEL_COLLECTOR(Kind.TUNED, Optional.empty(), List.of(JvmSettings.COLLECTOR), Map.of()),

  /** JavaCPP asks for the process's size at every allocation otherwise. */
  NO_MEMORY_QUERIES(
      Kind.TUNED, Optional.of(Tunable.JAVACPP), List.of(JvmSettings.NO_MEMORY_QUERIES), Map.of()),

  /**
   * glibc keeps freed memory instead of giving it back to the kernel, which would have to zero it
   * again, and takes it in large pages.
   */
  MALLOC(
      Kind.TUNED,
      Optional.empty(),
      List.of(),
      Map.of(
          "GLIBC_TUNABLES",
          "glibc.malloc.hugetlb=1:glibc.malloc.trim_threshold=4000000000"
              + ":glibc.malloc.mmap_threshold=4000000000:glibc.malloc.top_pad=134217728")),

  /** The project's LSTM layer; without it DL4J's own. */
  OWN_LSTM(Kind.TUNED, Optional.of(Tunable.OWN_LSTM), List.of(), Map.of()) {
    @Override
    List<String> argsWithout() {
      return List.of("-Drnnbench.dl4j.ownLstm=false");
    }
  },

  /** Features in the order in which DL4J need not copy them; without it, in its default order. */
  FEATURE_ORDER(Kind.TUNED, Optional.of(Tunable.FEATURE_ORDER), List.of(), Map.of()) {
    @Override
    List<String> argsWithout() {
      return List.of("-Drnnbench.dl4j.featureOrder=c");
    }
  },

  /** ND4J's natives with oneDNN, compiled for AVX-512, where the processor has it. */
  WIDE_NATIVES(Kind.TUNED, Optional.of(Tunable.WIDE_NATIVES), List.of(), Map.of()) {
    @Override
    boolean applies() {
      return WideNatives.areHere();
    }

    @Override
    List<Path> jars() {
      return WideNatives.jars();
    }
  },

  /** OpenBLAS's kernels for the instructions that the processor has, where it takes others. */
  OPENBLAS_CORE(Kind.TUNED, Optional.of(Tunable.OPENBLAS_CORE), List.of(), Map.of()) {
    @Override
    boolean applies() {
      return CoreChoice.ofThisMachine().core().isPresent();
    }

    @Override
    Map<String, String> environment() {
      return Map.of(OpenBlasCores.VARIABLE, CoreChoice.ofThisMachine().core().orElseThrow());
    }

    @Override
    Optional<String> reason() {
      return Optional.of(CoreChoice.ofThisMachine().reason());
    }
  },

  /** Its kernels for Intel's AVX2, which other processors run too. */
  OPENBLAS_HASWELL(
      Kind.FOLKLORE,
      Optional.of(Tunable.OPENBLAS_CORE),
      List.of(),
      Map.of(OpenBlasCores.VARIABLE, "Haswell")) {
    @Override
    boolean applies() {
      return Processor.ofThisMachine().has(InstructionSet.AVX2)
          && !CoreChoice.ofThisMachine().inForce().equals("Haswell");
    }

    @Override
    Optional<Tuning> replaces() {
      return Optional.of(OPENBLAS_CORE);
    }
  },

  LARGE_HEAP(Kind.FOLKLORE, Optional.empty(), List.of("-Xms6g", "-Xmx6g"), Map.of()),

  G1_COLLECTOR(Kind.FOLKLORE, Optional.empty(), List.of("-XX:+UseG1GC"), Map.of()) {
    @Override
    Optional<Tuning> replaces() {
      return Optional.of(PARALLEL_COLLECTOR);
    }
  },

  PRETOUCH(Kind.FOLKLORE, Optional.empty(), List.of("-XX:+AlwaysPreTouch"), Map.of()),

  HUGE_HEAP_PAGES(
      Kind.FOLKLORE, Optional.empty(), List.of("-XX:+UseTransparentHugePages"), Map.of()),

  /** Debian's package libjemalloc2. */
  JEMALLOC(Kind.FOLKLORE, Optional.empty(), List.of(), Map.of("LD_PRELOAD", Jemalloc.LIBRARY)) {
    @Override
    boolean applies() {
      return Files.exists(Path.of(Jemalloc.LIBRARY));
    }
  },

  ONE_ARENA(Kind.FOLKLORE, Optional.empty(), List.of(), Map.of("MALLOC_ARENA_MAX", "1")),

  BLOCKTIME(
      Kind.FOLKLORE,
      Optional.of(Tunable.KMP),
      List.of(),
      Map.of("KMP_BLOCKTIME", "1", "KMP_AFFINITY", "granularity=fine,compact,1,0"));

  /** Whether a setting belongs to the division. */
  public enum Kind {
    TUNED,
    FOLKLORE
  }

  private static final class Jemalloc {
    static final String LIBRARY = "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2";
  }

  /** Fixed, so that the heap's growth is not measured. */
  static final List<String> HEAP =
      List.of(
          JvmSettings.MIN_HEAP,
          JvmSettings.MAX_HEAP,
          JvmSettings.QUIET,
          JvmSettings.KEEP_ARGUMENTS);

  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // Optional, List.of and Map.of are immutable
  private final Optional<Tunable> concerns;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> args;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Map<String, String> environment;

  /**
   * @param concerns those backends alone that declare it; empty for every backend
   */
  Tuning(
      Kind kind, Optional<Tunable> concerns, List<String> args, Map<String, String> environment) {
    this.kind = kind;
    this.concerns = concerns;
    this.args = args;
    this.environment = environment;
  }

  /** The settings for a backend that make sense on this machine. */
  public static List<Tuning> of(Kind kind, String backend) {
    return all(kind, backend).filter(Tuning::applies).toList();
  }

  /** Why the division has what it has for a backend on this machine. */
  static List<String> reasons(String backend) {
    return all(Kind.TUNED, backend).flatMap(tuning -> tuning.reason().stream()).toList();
  }

  private static Stream<Tuning> all(Kind kind, String backend) {
    if (backend.isEmpty()) {
      return Stream.of(); // a benchmark of no framework
    }
    Set<Tunable> tunables = Backends.profile(backend).tunables();
    return Stream.of(values())
        .filter(tuning -> tuning.kind == kind)
        .filter(tuning -> tuning.concerns.map(tunables::contains).orElse(true));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  Kind kind() {
    return kind;
  }

  List<String> args() {
    return args;
  }

  /** What is said to a fork that goes without it. */
  List<String> argsWithout() {
    return List.of();
  }

  /** A tuned setting that this one takes the place of. */
  Optional<Tuning> replaces() {
    return Optional.empty();
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Put on the class path, before all else. */
  List<Path> jars() {
    return List.of();
  }

  boolean applies() {
    return true;
  }

  /** Why it applies here or not, where the results alone would not tell. */
  Optional<String> reason() {
    return Optional.empty();
  }
}
