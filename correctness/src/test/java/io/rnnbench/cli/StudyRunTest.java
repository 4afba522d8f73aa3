package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.shell.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long runs: what a kill, a crash and a division over machines do to a study. */
@Tag("full")
class StudyRunTest {
  private static final String[] STUDY = {
    "study", "echo-first", "--backends", "djl", "--seeds", "1", "--out"
  };
  private static final String JOURNAL = "study-echo-first.jobs.jsonl";
  private static final String RESULT = "study-echo-first.json";

  @TempDir private static Path whole;
  @TempDir private Path directory;

  @BeforeAll
  static void runWithoutInterruption() {
    assertThat(run(whole).code()).isZero();
  }

  private static Execution run(Path out, String... more) {
    List<String> arguments = new ArrayList<>(List.of(STUDY));
    arguments.add(out.toString());
    arguments.addAll(List.of(more));
    return Execution.of(arguments.toArray(String[]::new));
  }

  /** The same in all but the command that made it, and the time that it took. */
  private static JsonNode result(Path directory) throws IOException {
    ObjectNode result = (ObjectNode) written(directory);
    result.remove("command");
    result.get("curves").forEach(StudyRunTest::forgetTimes);
    return result;
  }

  private static JsonNode written(Path directory) throws IOException {
    return ResultFile.JSON.readTree(directory.resolve(RESULT).toFile());
  }

  private static void forgetTimes(JsonNode curve) {
    ((ObjectNode) curve).remove("seconds");
  }

  @Test
  void goesOnAfterAKillWithoutLosingOrRepeatingAJob() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(STUDY));
    command.add(directory.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    Path journal = directory.resolve(JOURNAL);
    while (process.isAlive()
        && (!Files.exists(journal) || Files.readAllLines(journal).size() < 4)) {
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor();
    List<String> before = Files.readAllLines(journal);
    assertThat(before).hasSizeGreaterThanOrEqualTo(4);
    // as if the kill had struck in the middle of a line
    Files.writeString(journal, String.join("\n", before) + "\n{\"job\":\"Adam 0.0");

    assertThat(run(directory).code()).isEqualTo(ExitCode.USAGE); // nothing is thrown away
    assertThat(run(directory, "--resume").code()).isZero();

    List<String> after = Files.readAllLines(journal);
    assertThat(after).containsAll(before).doesNotHaveDuplicates();
    assertThat(after).hasSameSizeAs(Files.readAllLines(whole.resolve(JOURNAL)));
    assertThat(result(directory)).isEqualTo(result(whole));
  }

  @Test
  void goesOnWithAJournalThatKnowsNoTimes() throws IOException {
    List<String> older = new ArrayList<>();
    for (String line : Files.readAllLines(whole.resolve(JOURNAL))) {
      JsonNode job = ResultFile.JSON.readTree(line);
      job.path("curves").forEach(StudyRunTest::forgetTimes);
      older.add(job.toString());
    }
    Files.write(directory.resolve(JOURNAL), older.subList(0, older.size() - 1));

    Execution execution = run(directory, "--resume");

    assertThat(execution.code()).as(String.join("\n", execution.err())).isZero();
    assertThat(result(directory)).isEqualTo(result(whole));
    assertThat(written(directory).get("curves"))
        .filteredOn(curve -> curve.has("seconds"))
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void partsMadeApartMergeIntoTheSameResult() throws IOException {
    Path first = directory.resolve("1");
    Path second = directory.resolve("2");
    Path merged = directory.resolve("merged");
    assertThat(run(first, "--shard", "1/2").code()).isZero();
    assertThat(first.resolve(RESULT)).doesNotExist();

    Execution incomplete = run(merged, "--merge", first.toString());
    assertThat(incomplete.code()).isEqualTo(ExitCode.USAGE);
    assertThat(incomplete.err()).singleElement().asString().contains("are in none of the parts");

    assertThat(run(second, "--shard", "2/2").code()).isZero();
    assertThat(run(merged, "--merge", first + "," + second).code()).isZero();
    assertThat(result(merged)).isEqualTo(result(whole));
    assertThat(merged.resolve("environment.json")).exists();
  }

  @Test
  void aWorkerThatDiesIsReplacedAndItsJobRunAgain() throws Exception {
    CompletableFuture<Execution> study = CompletableFuture.supplyAsync(() -> run(directory));
    Path journal = directory.resolve(JOURNAL);
    while (!Files.exists(journal) || Files.readAllLines(journal).size() < 3) {
      assertThat(isDoneWithin(50, study)).isFalse();
    }
    ProcessHandle.current().children().findFirst().orElseThrow().destroyForcibly();
    assertThat(study.get().code()).isZero();
    assertThat(result(directory).get("crashes")).hasSize(1);
    assertThat(result(directory).get("crashes").get(0).asText()).contains("ended with 137");
    assertThat(result(directory).get("curves")).isEqualTo(result(whole).get("curves"));
  }

  private static boolean isDoneWithin(long milliseconds, Future<?> future) throws Exception {
    try {
      future.get(milliseconds, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    }
  }

  @Test
  void refusesToGoOnWithOtherOptions() {
    Execution other = run(whole, "--resume", "--packed", "1");
    assertThat(other.code()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err())
        .singleElement()
        .asString()
        .contains("--packed 30", "--packed 1", "give the same options, or another --out");
  }
}
