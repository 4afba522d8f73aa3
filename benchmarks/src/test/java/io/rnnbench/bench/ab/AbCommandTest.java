package io.rnnbench.bench.ab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.bench.Main;
import io.rnnbench.bench.fork.ForkFailure;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.Shell;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ab command as a user meets it, on a jar of JMH benchmarks that is not this suite's. */
class AbCommandTest {
  private static final List<String> SHORT =
      List.of("--", "-wm", "INDI", "-wi", "0", "-i", "2", "-r", "20ms");

  @TempDir private Path directory;

  private Path jar;

  private record Execution(int code, String out, String err) {}

  @BeforeEach
  void aJarOfBenchmarks() throws IOException {
    jar = directory.resolve("some.jar");
    write(jar, "org.openjdk.jmh.Main");
  }

  @Test
  void judgesTwoJarsAndGoesOnFromWhatIsOnDisk() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--candidate", jar.toString()));
    arguments.addAll(List.of("--one-at-a-time", "--include", "HarnessBenchmark.arithmetic"));
    arguments.addAll(List.of("--min-effect", "80%", "--max-slowdown", "90%")); // whatever the noise
    Execution tooShort = ab(arguments, "4s", SHORT);
    assertThat(tooShort.code()).isEqualTo(4);
    assertThat(tooShort.out()).contains("a verdict needs at least 5", "INCONCLUSIVE");
    JsonNode first = json("ab.json").get("forks").get(0);

    assertThat(ab(arguments, "5m", SHORT).err()).contains("holds a run already");

    arguments.add("--resume");
    Execution whole = ab(arguments, "5m", SHORT);
    assertThat(whole.code()).isZero();
    assertThat(whole.out()).contains("PASS: 2 of 2 rows passed");
    JsonNode forks = json("ab.json").get("forks");
    assertThat(forks).hasSize(10);
    assertThat(whole.out()).contains("note: measured one process at a time");
    assertThat(forks.get(0)).isEqualTo(first);
    for (int i = 0; i + 1 < forks.size(); i += 2) {
      assertThat(forks.get(i).get("round")).isEqualTo(forks.get(i + 1).get("round"));
      assertThat(forks.get(i).get("side")).isNotEqualTo(forks.get(i + 1).get("side"));
    }
    assertThat(json("gate.json").get("rows").get(0).get("benchmark").asText())
        .isEqualTo("HarnessBenchmark.arithmetic");
    assertThat(json("environment.json").get("fingerprint").asText()).isNotEmpty();
  }

  @Test
  void bothSidesLiveAtOnceAndMeasureByTurns() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--candidate", jar.toString()));
    arguments.addAll(List.of("--include", "HarnessBenchmark.(arithmetic|empty)"));
    List<String> shorter = List.of("--", "-wi", "1", "-w", "20ms", "-i", "5", "-r", "20ms");

    Execution execution = ab(arguments, "6s", shorter);

    assertThat(execution.code()).as(execution.err()).isEqualTo(4); // too few pairs for a verdict
    JsonNode forks = json("ab.json").get("forks");
    assertThat(forks.size()).isGreaterThanOrEqualTo(2).isEven();
    for (JsonNode fork : forks) {
      assertThat(fork.get("status").asText()).isEqualTo("finished");
      assertThat(fork.get("results")).hasSize(2);
      assertThat(fork.get("results"))
          .allSatisfy(row -> assertThat(row.get("slices")).hasSize(4).allMatch(JsonNode::isNumber));
      assertThat(fork.get("results").get(0).get("evidence").get("cpu"))
          .hasSize(4)
          .allSatisfy(millis -> assertThat(millis.asDouble()).isPositive());
      assertThat(fork.get("startSeconds").asDouble())
          .isPositive()
          .isLessThan(fork.get("seconds").asDouble());
    }
    assertThat(execution.out()).contains("note: disturbance: the measured threads waited");
    assertThat(json("gate.json").get("rows").get(0).get("benchmark").asText())
        .isEqualTo("HarnessBenchmark.arithmetic");
  }

  /** The other side waits for its turn, which is no hang. */
  @Test
  void aSideThatHangsIsKilledAndTheOtherIsNot() throws IOException {
    List<String> arguments =
        List.of(
            "--candidate-jvm-args=-Dhangs=true",
            "--hang-after",
            "4",
            "--include",
            "FaultBenchmark.hangIfTold");

    Execution execution = ab(arguments, "1s", SHORT);

    assertThat(execution.code()).isEqualTo(ExitCode.USAGE); // no row was measured on both sides
    JsonNode forks = json("ab.json").get("forks");
    assertThat(forks).hasSize(2);
    for (JsonNode fork : forks) {
      boolean hung = fork.get("side").asText().equals("candidate");
      assertThat(fork.get("status").asText().equals(ForkFailure.HUNG.label())).isEqualTo(hung);
    }
  }

  @Test
  void aRowThatFailsOnBothSidesIsSaidAndEndsTheRun() {
    Execution execution =
        ab(
            List.of("--candidate", jar.toString(), "--include", "FaultBenchmark.(vanish|refuse)"),
            "5m",
            SHORT);
    assertThat(execution.code()).isEqualTo(ExitCode.USAGE);
    assertThat(execution.err()).contains("nothing was measured", "log.txt");
  }

  @Test
  void refusesBadUsageInOneLine() throws IOException {
    String it = jar.toString();
    assertMisuse("nothing to compare with");
    assertMisuse("no-such.jar", "--candidate", directory.resolve("no-such.jar").toString());
    assertMisuse("is no time", "--candidate", it, "--budget", "soon");
    assertMisuse("is no percentage", "--candidate", it, "--max-slowdown", "-5%");
    assertMisuse("no-java", "--candidate-java", directory.resolve("no-java").toString());
    assertMisuse("no sources here", "--candidate-version", "djl=0.32.0,pytorch=2.5.1");
    assertMisuse("two jars", "--candidate", it, "--candidate-version", "djl=0.32.0");
    assertMisuse("--hang-after", "--candidate", it, "--hang-after", "0");
    assertMisuse("-f is ab's own", "--candidate", it, "--", "-f", "3");
    assertMisuse("-i is 1", "--candidate", it, "--", "-i", "1");
    assertMisuse("behind --", "--candidate", it, "--", "-no-such-option");
    assertMisuse("no run to go on with", "--candidate", it, "--resume");
    Path mainless = directory.resolve("mainless.jar");
    write(mainless, null);
    assertMisuse("has no main class", "--candidate", mainless.toString());
  }

  /** Whatever the tests run with, in a jar that only points to it. */
  private static void write(Path file, String main) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (main != null) {
      attributes.put(Attributes.Name.MAIN_CLASS, main);
    }
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(file)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private JsonNode json(String name) throws IOException {
    return ResultFile.JSON.readTree(directory.resolve("out").resolve(name).toFile());
  }

  private Execution ab(List<String> more, String budget, List<String> jmh) {
    List<String> arguments = new ArrayList<>(List.of("ab", "--baseline", jar.toString()));
    arguments.addAll(List.of("--out", directory.resolve("out").toString(), "--budget", budget));
    arguments.addAll(more);
    arguments.addAll(jmh);
    return execute(arguments.toArray(String[]::new));
  }

  private static Execution execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Shell.run(
            Main.commands(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Execution(code, out.toString(), err.toString());
  }

  private void assertMisuse(String about, String... more) {
    List<String> arguments = new ArrayList<>(List.of("ab", "--baseline", jar.toString()));
    arguments.addAll(List.of("--out", directory.resolve("out").toString()));
    arguments.addAll(List.of(more));
    Execution execution = execute(arguments.toArray(String[]::new));
    assertThat(execution.code()).isEqualTo(ExitCode.USAGE);
    assertThat(execution.err().lines()).singleElement().asString().contains(about);
    assertThat(execution.out()).isEmpty();
    assertThat(directory.resolve("out/ab.json")).doesNotExist();
  }
}
