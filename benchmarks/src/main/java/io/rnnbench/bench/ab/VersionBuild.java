package io.rnnbench.bench.ab;

import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** This suite, built from its own sources with other versions of what it measures. */
final class VersionBuild {
  private static final List<String> MODULES = List.of("correctness", "reports", "benchmarks");
  private static final String POM = "pom.xml";

  /**
   * Which PyTorch a version of DJL is made for has to be said: its natives are named after both.
   */
  private static final String DJL = "djl";

  private static final String PYTORCH = "pytorch";

  private final Path sources;
  private final Path work;

  /**
   * @param sources the root of a checkout
   * @param work a folder for the copy that is built; emptied of nothing
   */
  VersionBuild(Path sources, Path work) {
    this.sources = sources;
    this.work = work;
  }

  /**
   * The jar of the benchmarks.
   *
   * @param versions by the name of the property in pom.xml without {@code .version}
   * @throws UsageException where there are no sources, a name is unknown, or the build fails
   */
  Path jar(Map<String, String> versions) throws InterruptedException {
    Path jar = work.resolve("benchmarks/target/benchmarks.jar");
    if (Files.exists(jar)) { // of the run that is gone on with
      return jar;
    }
    require(versions);
    Path log = work.resolve("build.log");
    try {
      copy();
      List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "-DskipTests"));
      versions.forEach((name, version) -> command.add("-D" + name + ".version=" + version));
      command.addAll(List.of("-pl", "benchmarks", "-am", "package"));
      int code =
          new ProcessBuilder(command)
              .directory(work.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      if (code != 0) {
        throw new UsageException(
            "--candidate-version: %s can't be built; see %s".formatted(versions, log));
      }
    } catch (IOException e) {
      throw new UsageException("--candidate-version: can't build: " + e.getMessage());
    }
    return jar;
  }

  private void require(Map<String, String> versions) {
    Path pom = sources.resolve(POM);
    if (!Files.exists(pom) || !Files.isDirectory(sources.resolve(MODULES.get(0)))) {
      throw new UsageException(
          "--candidate-version: no sources here; run it from the repository's root");
    }
    try {
      String text = Files.readString(pom);
      for (String name : versions.keySet()) {
        if (!text.contains("<" + name + ".version>")) {
          throw new UsageException(
              "--candidate-version: pom.xml has no property %s.version".formatted(name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (versions.containsKey(DJL) && !versions.containsKey(PYTORCH)) {
      throw new UsageException(
          "--candidate-version: name the PyTorch of djl=%s, too, such as djl=0.32.0,pytorch=2.5.1"
              .formatted(versions.get(DJL)));
    }
  }

  private void copy() throws IOException {
    Files.createDirectories(work);
    copy(Path.of(POM));
    copy(Path.of(".mvn"));
    for (String module : MODULES) {
      copy(Path.of(module, POM));
      copy(Path.of(module, "src", "main"));
    }
  }

  private void copy(Path relative) throws IOException {
    if (!Files.exists(sources.resolve(relative))) {
      return;
    }
    try (Stream<Path> all = Files.walk(sources.resolve(relative))) {
      for (Path from : all.toList()) {
        Path to = work.resolve(sources.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.createDirectories(to.getParent());
          Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
