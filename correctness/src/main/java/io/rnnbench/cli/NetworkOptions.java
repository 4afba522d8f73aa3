package io.rnnbench.cli;

import io.rnnbench.backend.Backend;
import io.rnnbench.cli.file.NetworkFile;
import io.rnnbench.model.NetworkSpec;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A network from files, and who runs it: what {@code forward} and {@code train} share. */
final class NetworkOptions {
  @Option(names = "--backend", required = true, description = "dl4j, djl or reference")
  private String backend;

  @Option(names = "--network", required = true, paramLabel = "FILE.yaml")
  private Path network;

  @Option(names = "--weights", required = true, paramLabel = "FILE.json")
  private Path weights;

  Backend backend() {
    return BackendNames.any(backend);
  }

  NetworkSpec network() {
    return NetworkFile.read(network);
  }

  Path weights() {
    return weights;
  }
}
