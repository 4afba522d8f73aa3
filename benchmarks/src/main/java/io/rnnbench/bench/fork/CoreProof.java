package io.rnnbench.bench.fork;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Division;
import io.rnnbench.backend.Tunable;
import io.rnnbench.bench.trial.NetworkParameters;
import io.rnnbench.bench.trial.TrialProof;
import io.rnnbench.catalog.Backends;
import io.rnnbench.cli.worker.JvmSettings;
import io.rnnbench.environment.OpenBlasCores;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.NetworkSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Whether DL4J computes rightly with one of OpenBLAS's cores, in a process of its own: some
 * releases are wrong with some cores on some processors, and a core that the processor can't run
 * ends the process.
 */
final class CoreProof {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private CoreProof() {}

  /** Proves with the core that this process's environment names, which OpenBLAS must have taken. */
  public static void main(String[] arguments) {
    String wanted = System.getenv(OpenBlasCores.VARIABLE);
    for (Division division : Division.values()) {
      Backend dl4j =
          Backends.frameworks(division, 1).stream()
              .filter(backend -> backend.profile().tunables().contains(Tunable.OPENBLAS_CORE))
              .findFirst()
              .orElseThrow();
      String taken = dl4j.environment().get("openblasCore");
      if (!wanted.equals(taken)) {
        throw new IllegalStateException("refused: OpenBLAS took " + taken + " instead");
      }
      ProductProof.require(dl4j);
      for (CellType cell : CellType.values()) {
        prove(dl4j, network(cell, "3", 2), 2, 3);
        prove(dl4j, network(cell, "33", 17), 1, 5);
        prove(dl4j, inFloat64(network(cell, "33", 17)), 5, 4);
        prove(dl4j, network(cell, "130", 67), 67, 3);
      }
    }
  }

  private static NetworkSpec network(CellType cell, String hidden, int inputSize) {
    return new NetworkParameters(cell, hidden, 1, inputSize, "").spec();
  }

  private static NetworkSpec inFloat64(NetworkSpec spec) {
    return new NetworkSpec(
        spec.cell(),
        spec.inputSize(),
        spec.hidden(),
        spec.bidirectional(),
        spec.head(),
        spec.training(),
        Dtype.FLOAT64);
  }

  /** Forward and backward: with the weights' transposes too. */
  private static void prove(Backend backend, NetworkSpec spec, int batchSize, int timeSteps) {
    if (backend.supports(spec, Device.CPU).supported()) {
      new TrialProof(spec, Batch.random(spec, batchSize, timeSteps, Networks.SEED))
          .require(backend, Device.CPU);
    }
  }

  /** Runs the proof in another process; why it fails, empty where it holds. */
  static Optional<String> failure(String core) {
    ForkSettings settings =
        new ForkSettings(
            List.of("-Xmx1g", JvmSettings.QUIET, JvmSettings.KEEP_ARGUMENTS),
            Map.of(OpenBlasCores.VARIABLE, core, "OMP_NUM_THREADS", "1"),
            WideNatives.areHere() ? WideNatives.jars() : List.of(),
            List.of());
    try {
      Path directory = Files.createTempDirectory("rnnbench-core");
      try {
        return failure(settings, directory);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> failure(ForkSettings settings, Path directory)
      throws IOException {
    Path log = directory.resolve("log.txt");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(settings.jvmArgs());
    command.addAll(List.of("-cp", ForkProcess.classPath(settings.jars())));
    command.add(CoreProof.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile()) // where a JVM that crashes leaves its hs_err file
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(settings.environment());
    Process process = builder.start();
    try {
      int code = process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join().exitValue();
      return code == 0 ? Optional.empty() : Optional.of(ending(OptionalInt.of(code), log));
    } catch (CompletionException e) {
      return Optional.of(ending(OptionalInt.empty(), log));
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static String ending(OptionalInt exit, Path log) throws IOException {
    return ForkFailure.of(exit, log, LIMIT).text();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
