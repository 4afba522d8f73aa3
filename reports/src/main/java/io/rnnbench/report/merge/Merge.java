package io.rnnbench.report.merge;

import io.rnnbench.report.result.EnvironmentFile;
import io.rnnbench.report.result.JmhFile;
import io.rnnbench.report.result.ParityFile;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.RunFile;
import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes the files of a merged result: jmh.json, python.json, parity.json and run.json joined,
 * environment.json of the first part, every other file copied. A file of one name that differs
 * between parts is refused, but for what run.json's logs of HarnessBenchmark are: the first's stay.
 */
final class Merge {
  private static final Set<String> JOINED =
      Set.of(JmhFile.NAME, JmhFile.PYTHON, ParityFile.NAME, RunFile.NAME);

  /** Of the part alone: what to go on with after a kill. */
  private static final String PLAN = "forks/plan.json";

  private static final String HARNESS_FORKS = "forks/HarnessBenchmark.";

  private final Parts parts;
  private final Path to;

  private Merge(Parts parts, Path to) {
    this.parts = parts;
    this.to = to;
  }

  /** Writes into a directory that is empty. */
  static void write(Parts parts, Path to) throws IOException {
    Merge merge = new Merge(parts, to);
    merge.writeJmh(JmhFile.NAME, ResultDirectory::jmhFiles);
    merge.writeJmh(JmhFile.PYTHON, ResultDirectory::pythonFiles);
    List<Path> parities = merge.files(ParityFile.NAME);
    if (!parities.isEmpty()) {
      ObjectJoin.writeParity(parities, to.resolve(ParityFile.NAME));
    }
    List<Path> runs = merge.files(RunFile.NAME);
    if (!runs.isEmpty()) {
      ObjectJoin.writeRun(runs, parts, to.resolve(RunFile.NAME));
    }
    for (ResultDirectory part : parts.directories()) {
      if (Files.isDirectory(part.given())) {
        merge.copyOthers(part);
      }
    }
  }

  private void writeJmh(String name, Function<ResultDirectory, List<Path>> filesOf)
      throws IOException {
    List<Path> files =
        parts.directories().stream().flatMap(p -> filesOf.apply(p).stream()).toList();
    if (!files.isEmpty()) {
      JmhJoin.write(files, parts.shards(), to.resolve(name));
    }
  }

  private List<Path> files(String name) {
    return parts.directories().stream()
        .map(part -> part.given().resolve(name))
        .filter(Files::exists)
        .toList();
  }

  private void copyOthers(ResultDirectory directory) throws IOException {
    Path part = directory.given();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(part)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = part.relativize(file).toString().replace('\\', '/');
      if (!JOINED.contains(name) && !name.equals(PLAN) && !directory.jmhFiles().contains(file)) {
        copy(file, name);
      }
    }
  }

  private void copy(Path file, String name) throws IOException {
    Path target = to.resolve(name);
    if (!Files.exists(target)) {
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } else if (!name.equals(EnvironmentFile.NAME)
        && !name.startsWith(HARNESS_FORKS)
        && Files.mismatch(file, target) >= 0) {
      throw new Unreadable(
          file, "another part has another file of that name", "move one of the two away");
    }
  }
}
