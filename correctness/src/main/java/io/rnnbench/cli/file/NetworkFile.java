package io.rnnbench.cli.file;

import io.rnnbench.model.NetworkSpec;
import io.rnnbench.shell.UsageException;
import java.nio.file.Path;

/** A network FILE.yaml of the command line. */
public final class NetworkFile {
  private NetworkFile() {}

  /**
   * The network in the file.
   *
   * @throws UsageException in one line, when it can't be read or is not a network
   */
  public static NetworkSpec read(Path path) {
    return new InputFile(path).yaml(NetworkSpec.class);
  }
}
