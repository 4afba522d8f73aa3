package io.rnnbench.bench.calibrate;

import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.report.result.Ab;
import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forks of one and the same program, some with a planted slow-down, in a file of their own.
 *
 * @param plan what must not change when a recording is gone on with
 * @param forks in the order run; their side is a {@link Level#name()}
 */
record Recording(int schema, String plan, List<Ab.Fork> forks) {
  static final String FILE = "forks.json";

  static Recording empty(String plan) {
    return new Recording(1, plan, List.of());
  }

  /** What is there; empty where nothing is. */
  static Optional<Recording> in(Path directory) {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ResultFile.JSON.readValue(file.toFile(), Recording.class));
    } catch (IOException e) {
      throw new UsageException(
          file + ": can't be read; delete it, or give --out another directory");
    }
  }

  Recording with(Ab.Fork fork) {
    List<Ab.Fork> all = new ArrayList<>(forks);
    all.add(fork);
    return new Recording(schema, plan, all);
  }

  void write(Path directory) {
    try {
      new ResultFile(directory, FILE).write(ResultFile.JSON.writeValueAsString(this));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean has(int round, String group, String side) {
    return forks.stream()
        .anyMatch(
            fork ->
                fork.round() == round && fork.group().equals(group) && fork.side().equals(side));
  }
}
