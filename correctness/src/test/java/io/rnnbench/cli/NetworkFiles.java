package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * network.yaml, weights.json, input.json and batch.json in a directory, and the commands that read
 * them.
 */
record NetworkFiles(Path directory) {

  String path(String file) {
    return directory.resolve(file).toString();
  }

  void write(String file, String text) {
    try {
      Files.writeString(directory.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(directory.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces what the file holds; {@code \n} is a line's end. */
  void replace(String file, String good, String bad) {
    String text = read(file);
    String old = good.replace("\\n", "\n");
    assertThat(text).contains(old);
    write(file, text.replace(old, bad.replace("\\n", "\n")));
  }

  Execution forward(String backend, String... more) {
    return run(List.of("forward", "--backend", backend, "--input", path("input.json")), more);
  }

  Execution train(String backend, Object steps, String... more) {
    return run(
        List.of(
            "train",
            "--backend",
            backend,
            "--batch",
            path("batch.json"),
            "--steps",
            String.valueOf(steps)),
        more);
  }

  private Execution run(List<String> command, String... more) {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--network", path("network.yaml"), "--weights", path("weights.json")));
    arguments.addAll(List.of(more));
    return Execution.of(arguments.toArray(String[]::new));
  }
}
