package io.rnnbench.bench.trial;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NetworkSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Proofs that the same program already made on this machine, where {@code -Drnnbench.proofs=DIR}
 * names a folder for them: many short processes of one program need not repeat them.
 */
public final class KeptProofs {
  static final String DIRECTORY = "rnnbench.proofs";

  private KeptProofs() {}

  /**
   * Returns only if the backend computes what the reference computes, now or when it was asked
   * before.
   *
   * @throws TrialProof.ParityException naming the first quantity that differs
   */
  public static void require(NetworkSpec spec, Batch batch, Backend backend, Device device) {
    String directory = System.getProperty(DIRECTORY, "");
    if (directory.isEmpty()) {
      new TrialProof(spec, batch).require(backend, device);
      return;
    }
    String proved =
        "%s with %s on %s, %d sequences of %d steps"
            .formatted(spec, backend.name(), device, batch.batchSize(), batch.timeSteps());
    Path file = Path.of(directory, name(proved));
    if (Files.exists(file)) {
      return;
    }
    new TrialProof(spec, batch).require(backend, device);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, proved);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(String proved) {
    return UUID.nameUUIDFromBytes(proved.getBytes(StandardCharsets.UTF_8)) + ".txt";
  }
}
