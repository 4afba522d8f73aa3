package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands and options that make no sense. */
class OptionMisuseTest {
  @TempDir private Path directory;

  @BeforeEach
  void writeAFile() {
    write("a-file", "");
  }

  @Test
  void refusesTheReferenceAsAFrameworkToCompare() {
    assertRefused(
        Execution.of("parity", "--backends", "djl,reference"),
        "unknown backend \"reference\"; write one of dl4j, djl");
  }

  @Test
  void refusesUnknownStudies() {
    assertThat(Execution.of("study", "echo-last").refusal())
        .startsWith("unknown study \"echo-last\"; write all or one of echo-first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "parity"})
  void refusesUnknownOptions(String command) {
    assertRefused(
        Execution.of(command, "--colour"),
        "Unknown option: '--colour'; see correctness " + command + " --help");
  }

  @Test
  void refusesToRunWithoutACommand() {
    assertRefused(Execution.of(), "Missing command; see correctness --help");
  }

  @Test
  void refusesUnknownCommands() {
    assertRefused(
        Execution.of("prove"), "Unmatched argument at index 0: 'prove'; see correctness --help");
  }

  @Test
  void refusesToStudyWithoutSeeds() {
    assertRefused(
        Execution.of("study", "echo-first", "--seeds", "0"), "--seeds is 0; give 1 or more");
  }

  @Test
  void refusesToPackNothing() {
    assertRefused(Execution.of("study", "latch", "--packed", "0"), "--packed is 0; give 1 or more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--resume", "--shard 1/2", "--merge parts"})
  void refusesToGoOnWithoutFiles(String option) {
    assertRefused(
        Execution.of(("study latch " + option).split(" ")),
        "--resume, --shard and --merge work on files: add --out DIR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/2", "3/2", "1", "1/0", "a/b", "-1/2"})
  void refusesShardsThatAreNone(String shard) {
    assertRefused(
        Execution.of("study", "latch", "--shard", shard, "--out", path("out")),
        "--shard is " + shard + "; give i/n with i from 1 to n, e.g. --shard 1/4");
  }

  @Test
  void refusesToMergeAndRunAtOnce() {
    assertRefused(
        Execution.of("study", "latch", "--merge", path("a"), "--resume", "--out", path("out")),
        "--merge runs nothing: leave --resume and --shard away");
  }

  @Test
  void refusesToMergeWhatWasNeverRun() {
    assertRefused(
        Execution.of("study", "latch", "--merge", path("a"), "--out", path("out")),
        "a/study-latch.jobs.jsonl",
        "no run to go on with or to merge (NoSuchFileException); run the study with --out first");
  }

  @Test
  void refusesAJournalThatIsNone() {
    write("study-latch.jobs.jsonl", "not a plan\n");
    assertRefused(
        Execution.of("study", "latch", "--resume", "--out", directory.toString()),
        "study-latch.jobs.jsonl",
        "no run to go on with or to merge (JsonParseException); run the study with --out first");
  }

  @Test
  void refusesUnknownPresets() {
    assertRefused(
        Execution.of("study", "echo-first", "--preset", "slow"),
        "Invalid value for option '--preset': expected one of [QUICK, FULL] (case-insensitive)"
            + " but was 'slow'; see correctness study --help");
  }

  @Test
  void refusesToProveUnknownCells() {
    assertRefused(
        Execution.of("parity", "--cells", "XYZ"),
        "Invalid value for option '--cells' (CELL): expected one of [LSTM, GRU, RNN]"
            + " (case-insensitive) but was 'XYZ'; see correctness parity --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parity", "study echo-first"})
  void refusesToWriteBelowAFileBeforeItStarts(String command) {
    String out = path("a-file") + "/results";

    assertThat(Execution.of((command + " --out " + out).split(" ")).refusal())
        .matches(
            "\\Q" + out + "\\E: can't be written to \\(.+\\); give --out a directory that can be");
  }

  @Test
  void refusesAFileAsDirectoryForResults() {
    assertRefused(
        Execution.of("study", "echo-first", "--out", path("a-file")),
        "a-file",
        "is a file; give --out a directory");
  }

  @Test
  void keepsTheErrorOnOneLineWhateverTheArgumentsSay() {
    assertRefused(
        Execution.of("list", "--a\nb"), "Unknown option: '--a b'; see correctness list --help");
  }

  private String path(String file) {
    return directory.resolve(file).toString();
  }

  private void write(String file, String text) {
    try {
      Files.writeString(directory.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertRefused(Execution execution, String file, String message) {
    assertRefused(execution, path(file) + ": " + message);
  }

  private static void assertRefused(Execution execution, String message) {
    assertThat(execution.refusal()).isEqualTo(message);
  }
}
