package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Path COMMITTED = Path.of("results");
  private static final Path README = Path.of("../README.md");

  @Test
  void resultTableIsThatOfTheCommittedResults() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("table"));
    onCpu().forEach(directory -> arguments.add(directory.toString()));
    arguments.addAll(List.of("--readme", README.toString(), "--check"));

    Execution execution = Execution.of(arguments.toArray(String[]::new));

    assertThat(execution.err()).isEmpty();
    assertThat(execution.code()).isZero();
  }

  @Test
  void committedResultsAreProvedByTheJvmsThatTimedThem(@TempDir Path directory) throws IOException {
    Path html = directory.resolve("report.html");
    for (Path results : onCpu()) {
      assertThat(Execution.of("render", results.toString(), "--out", html.toString()).code())
          .isZero();

      assertThat(Files.readString(html))
          .contains("Proved equal: every network by the JVM that timed it")
          .doesNotContain("nothing here is proved");
    }
  }

  /** One for each machine, the oldest first: the names start with a date. */
  private static Set<Path> onCpu() throws IOException {
    Set<Path> directories = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(COMMITTED, "*-cpu")) {
      found.forEach(directories::add);
    }
    return directories;
  }
}
