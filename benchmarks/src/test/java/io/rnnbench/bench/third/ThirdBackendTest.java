package io.rnnbench.bench.third;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rnnbench.backend.BackendFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend that a jar on the class path brings is one of the frameworks everywhere. */
@Tag("full")
class ThirdBackendTest {
  private static final String CORRECTNESS = "io.rnnbench.cli.Main";
  private static final String BENCHMARKS = "io.rnnbench.bench.Main";
  private static final String REPORTS = "io.rnnbench.report.Main";
  private static final int INCONCLUSIVE = 4;

  @TempDir private Path directory;
  private Path out;

  @BeforeEach
  void bringTheBackend() throws IOException {
    out = directory.resolve("out");
    Path services = Files.createDirectories(directory.resolve("jar/META-INF/services"));
    Files.writeString(
        services.resolve(BackendFactory.class.getName()), PlainJavaFactory.class.getName());
    Files.writeString(
        directory.resolve("network.yaml"),
        """
        cell: RNN
        inputSize: 3
        hidden: [4]
        head: {size: 2, activation: softmax, steps: last}
        optimizer: {name: sgd, learningRate: 0.01}
        """);
  }

  @Test
  void isListedProvedTimedComparedJudgedAndShown() throws Exception {
    Path verdicts = directory.resolve("gate.json");
    String network = directory.resolve("network.yaml").toString();
    assertThat(run(CORRECTNESS, "list")).contains("plain     RNN  CPU  yes");
    assertThat(run(CORRECTNESS, "parity", "--network", network, "--out", out.toString()))
        .contains("36 comparisons, 0 missed");

    run(
        BENCHMARKS,
        ("run --preset quick --network %s --time-steps 4 --batch 2 --out %s -- TrainStep -f 2"
                + " -wi 1 -i 2 -w 100ms -r 100ms")
            .formatted(network, out)
            .split(" "));
    assertThat(read("jmh.json").findValuesAsText("backend"))
        .containsExactlyInAnyOrder("dl4j", "djl", "plain");
    assertThat(read("environment.json").at("/backends/plain/label").asText())
        .isEqualTo("Plain Java");

    assertThat(run(REPORTS, "summary", out.toString()).replaceAll("\\s+", " "))
        .contains("DL4J time / DJL time", "DL4J time / Plain Java time", "DJL time / Plain Java")
        .contains("Plain Java 1.0")
        .doesNotContain("Not proved");
    assertThat(run(REPORTS, "compare", "--by", "backend", out.toString())).contains("plain");
    run(REPORTS, Set.of(0, INCONCLUSIVE), "gate", out + "", out + "", "--json", verdicts + "");
    assertThat(verdicts).content().contains("\"backend\" : \"plain\"");

    Path page = directory.resolve("report.html");
    run(REPORTS, "render", out.toString(), "--out", page.toString());
    assertThat(page)
        .content()
        .contains("--plain: #123456;", "--plain: #abcdef;", "\"plain\":\"Plain Java\"")
        .contains("DJL time / Plain Java time of a training step: above 1, Plain Java is faster");
  }

  private JsonNode read(String name) throws IOException {
    return new JsonMapper().readTree(out.resolve(name).toFile());
  }

  private String run(String main, String... arguments) throws IOException, InterruptedException {
    return run(main, Set.of(0), arguments);
  }

  private String run(String main, Set<Integer> codes, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("-Djmh.ignoreLock=true");
    command.add("-cp");
    command.add(
        directory.resolve("jar") + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(List.of(arguments));
    Path log = directory.resolve("stderr");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s\n%s", said, Files.readString(log)).isIn(codes);
    return said;
  }
}
