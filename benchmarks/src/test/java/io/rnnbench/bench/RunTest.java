package io.rnnbench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.cli.ExitCode;
import io.rnnbench.cli.ResultFile;
import io.rnnbench.cli.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run command and its forks, as a user meets them. */
class RunTest {
  @TempDir private Path directory;

  @Test
  void refusesBadUsageInOneLine() {
    assertMisuse("preset", "run", "--preset", "slow", "--out", directory.toString());
    assertMisuse("--out", "run", "--preset", "quick");
    assertMisuse("--bogus", "run", "--preset", "quick", "--out", "x", "--bogus");
  }

  @Test
  void refusesAnUnwritableDirectoryBeforeItMeasures() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertMisuse("can't be written", "run", "--preset", "quick", "--out", file + "/results");
  }

  @Test
  void recordsAFailedForkWithItsReasonAndLog() throws IOException {
    ForkRunner forks = new ForkRunner(directory);
    assertThat(forks.run(TrainStepBenchmark.class, Map.of("backend", "no-such-backend")))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("unknown backend").contains(".log"));
    assertThat(ResultFile.JSON.readTree(directory.resolve("jmh.json").toFile())).isEmpty();
  }

  private static void assertMisuse(String about, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Shell.run(
            Main.commands(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines()).singleElement().asString().contains(about);
    assertThat(out.toString()).isEmpty();
  }
}
