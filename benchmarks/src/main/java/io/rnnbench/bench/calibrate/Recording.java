package io.rnnbench.bench.calibrate;

import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.report.result.Ab;
import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rounds in which both sides are one and the same program, in a file of their own.
 *
 * @param plan what must not change when a recording is gone on with
 * @param forks in the order run
 */
record Recording(int schema, String plan, List<Ab.Fork> forks) {
  static final String FILE = "forks.json";

  static Recording empty(String plan) {
    return new Recording(2, plan, List.of());
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

  Recording with(List<Ab.Fork> more) {
    List<Ab.Fork> all = new ArrayList<>(forks);
    all.addAll(more);
    return new Recording(schema, plan, all);
  }

  void write(Path directory) {
    try {
      new ResultFile(directory, FILE).write(ResultFile.JSON.writeValueAsString(this));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean has(int round, String group) {
    return forks.stream().anyMatch(fork -> fork.round() == round && fork.group().equals(group));
  }

  /** The forks of each round. */
  Collection<List<Ab.Fork>> rounds() {
    return forks.stream()
        .collect(Collectors.groupingBy(Ab.Fork::round, TreeMap::new, Collectors.toList()))
        .values();
  }
}
