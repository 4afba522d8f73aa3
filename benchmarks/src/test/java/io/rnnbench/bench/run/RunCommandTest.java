package io.rnnbench.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.bench.Main;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run command as a user meets it. */
class RunCommandTest {
  /** Four forks of the empty harness and the fixed loop, short. */
  private static final List<String> SHORT =
      List.of("--", "Harness", "-wi", "1", "-i", "2", "-w", "100ms", "-r", "100ms");

  @TempDir private Path directory;

  private record Execution(int code, String out, String err) {}

  @Test
  void refusesBadUsageInOneLine() {
    String out = directory.resolve("out").toString();
    assertMisuse("preset", "run", "--preset", "slow", "--out", out);
    assertMisuse("--out", "run", "--preset", "quick");
    assertMisuse("--bogus", "run", "--preset", "quick", "--out", out, "--bogus");
    assertMisuse("--threads", "run", "--preset", "quick", "--out", out, "--threads", "1,none");
    assertMisuse("--shard", "run", "--preset", "quick", "--out", out, "--shard", "3/2");
    assertMisuse("--time-steps", "run", "--preset", "quick", "--out", out, "--time-steps", "5");
    assertMisuse("leave no benchmark", "run", "--preset", "quick", "--out", out, "--", "NoSuch");
    assertMisuse("behind --", "run", "--preset", "quick", "--out", out, "--", "-no-such-option");
    assertMisuse("--batch is 0", "run", "--preset", "quick", "--out", out, "--batch", "0");
    assertMisuse("8 twice", "run", "--preset", "quick", "--out", out, "--batch", "8,8");
    assertMisuse("-lprof", "run", "--preset", "quick", "--out", out, "--", "-lprof");
    assertMisuse("-f is 0", "run", "--preset", "quick", "--out", out, "--", "-f", "0");
    assertMisuse("--hang-after", "run", "--preset", "quick", "--out", out, "--hang-after", "0");
    assertMisuse("no run to go on with", "run", "--preset", "quick", "--out", out, "--resume");
    assertMisuse(
        "net.yaml", "run", "--preset", "quick", "--out", out, "--network", out + "/net.yaml");
  }

  @Test
  void aDeviceThatABackendCantUseIsAReasonAndNeverAnotherDevice() throws IOException {
    Execution execution =
        run(List.of("--device", "gpu", "--", "TrainStep", "-p", "cell=LSTM", "-p", "batchSize=1"));
    assertThat(execution.code()).isEqualTo(ExitCode.OK);
    JsonNode run = json("run.json");
    assertThat(run.get("forks")).isEmpty();
    assertThat(run.get("unsupported"))
        .hasSize(2)
        .allSatisfy(
            pair -> {
              assertThat(pair.get("params").get("device").asText()).isEqualTo("gpu");
              assertThat(pair.get("reason").asText()).containsAnyOf("build with", "GPU");
            });
  }

  @Test
  void listsWhatWouldRunAndWritesNothing() {
    List<String> batches = List.of("--batch", "8,32");
    assertThat(list(batches, "TrainStep", "-p", "cell=LSTM", "-p", "backend=djl", "-l"))
        .containsExactly("TrainStepBenchmark.step: 2 JVMs");
    assertThat(list(batches, "TrainStep", "-p", "cell=LSTM", "-p", "backend=djl", "-lp"))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("TrainStepBenchmark.step -p backend=djl -p batchSize=8"))
        .anyMatch(line -> line.contains("-p batchSize=32 -p cell=LSTM"));
    assertThat(directory.resolve("out")).doesNotExist();
  }

  private List<String> list(List<String> ours, String... jmh) {
    List<String> more = new ArrayList<>(ours);
    more.add("--");
    more.addAll(List.of(jmh));
    Execution execution = run(more);
    assertThat(execution.code()).isEqualTo(ExitCode.OK);
    assertThat(execution.err()).isEmpty();
    return execution.out().lines().toList();
  }

  @Test
  void refusesAnUnwritableDirectoryBeforeItMeasures() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertMisuse("can't be written", "run", "--preset", "quick", "--out", file + "/results");
  }

  @Test
  void measuresReportsAndDoesNotOverwrite() throws IOException {
    Execution execution = run(SHORT);
    assertThat(execution.code()).isEqualTo(ExitCode.OK);
    JsonNode jmh = json("jmh.json");
    assertThat(jmh).hasSize(2);
    assertThat(jmh.get(0).get("forks").asInt()).isEqualTo(2);
    JsonNode run = json("run.json");
    assertThat(run.get("forks")).hasSize(4);
    assertThat(run.get("forks").get(0).get("iterations")).hasSize(3);
    assertThat(run.get("forks").get(0).get("before").get("loopMedianMicros").asDouble())
        .isPositive();
    assertThat(run.get("failures")).isEmpty();
    assertThat(json("environment.json").get("fingerprint").asText()).isNotEmpty();

    assertThat(run(SHORT).err().lines()).singleElement().asString().contains("holds a run already");
    List<String> other = new ArrayList<>(List.of("--resume"));
    other.addAll(List.of("--", "Harness.*empty"));
    assertThat(run(other).err()).contains("holds a run with other options");
  }

  @Test
  @Tag("full")
  void goesOnAfterKillMinus9AndRepeatsNothing() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("-Djmh.ignoreLock=true"); // as in this process: another's JMH must not fail it
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments(SHORT));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("killed.log").toFile())
            .start();
    while (finished().isEmpty() && process.isAlive()) {
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().waitFor(); // kill -9
    assertThat(children)
        .as("nothing of it runs on")
        .allSatisfy(child -> child.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    Path first = finished().get(0);
    assertThat(first).content().contains("\"finished\"");
    FileTime written = Files.getLastModifiedTime(first);
    assertThat(finished()).hasSizeLessThan(4);

    List<String> resume = new ArrayList<>(List.of("--resume"));
    resume.addAll(SHORT);
    assertThat(run(resume).code()).isEqualTo(ExitCode.OK);
    assertThat(finished()).hasSize(4);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(written);
    assertThat(json("jmh.json")).hasSize(2);
    assertThat(json("run.json").get("forks")).hasSize(4);
  }

  private List<Path> finished() throws IOException {
    Path forks = directory.resolve("out/forks");
    if (!Files.exists(forks)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(forks)) {
      return all.filter(file -> file.endsWith("fork.json")).sorted().toList();
    }
  }

  private JsonNode json(String name) throws IOException {
    return ResultFile.JSON.readTree(directory.resolve("out").resolve(name).toFile());
  }

  private List<String> arguments(List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", "--preset", "quick", "--out", directory.resolve("out").toString()));
    arguments.addAll(more);
    return arguments;
  }

  private Execution run(List<String> more) {
    return execute(arguments(more).toArray(String[]::new));
  }

  private static Execution execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Shell.run(
            Main.commands(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Execution(code, out.toString(), err.toString());
  }

  private static void assertMisuse(String about, String... arguments) {
    Execution execution = execute(arguments);
    assertThat(execution.code()).isEqualTo(ExitCode.USAGE);
    assertThat(execution.err().lines()).singleElement().asString().contains(about);
    assertThat(execution.out()).isEmpty();
  }
}
