package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Path COMMITTED = Path.of("results");
  private static final Path README = Path.of("../README.md");

  @Test
  void resultTableIsThatOfTheCommittedResults() throws IOException {
    Optional<Path> results = newestOnCpu();
    assumeTrue(results.isPresent(), "there is no reports/results/*-cpu/ to agree with yet");

    Execution execution =
        Execution.of("table", results.get().toString(), "--readme", README.toString(), "--check");

    assertThat(execution.err()).isEmpty();
    assertThat(execution.code()).isZero();
  }

  @Test
  void committedResultsAreProvedByTheJvmsThatTimedThem(@TempDir Path directory) throws IOException {
    Optional<Path> results = newestOnCpu();
    assumeTrue(results.isPresent(), "there is no reports/results/*-cpu/ to render");
    Path html = directory.resolve("report.html");

    assertThat(Execution.of("render", results.get().toString(), "--out", html.toString()).code())
        .isZero();

    assertThat(Files.readString(html))
        .contains("Proved equal: every network by the JVM that timed it")
        .doesNotContain("nothing here is proved");
  }

  /** The last by name: the names start with a date. */
  private static Optional<Path> newestOnCpu() throws IOException {
    if (!Files.isDirectory(COMMITTED)) {
      return Optional.empty();
    }
    TreeSet<Path> directories = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(COMMITTED, "*-cpu")) {
      found.forEach(directories::add);
    }
    return directories.isEmpty() ? Optional.empty() : Optional.of(directories.last());
  }
}
