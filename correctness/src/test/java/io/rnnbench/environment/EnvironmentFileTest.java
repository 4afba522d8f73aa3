package io.rnnbench.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.backend.Backend;
import io.rnnbench.reference.ReferenceBackend;
import io.rnnbench.result.JsonFile;
import io.rnnbench.shell.UnwritableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {
  private static final List<Backend> BACKENDS = List.of(new ReferenceBackend());

  @TempDir private Path directory;

  @Test
  void saysAllThatAReaderOfResultsAsksFor() throws IOException {
    EnvironmentFile.write(directory, "stock", BACKENDS, "a command");

    JsonNode json = JsonFile.JSON.readTree(directory.resolve("environment.json").toFile());
    assertThat(json.get("schema").asInt()).isEqualTo(1);
    assertThat(json.get("command").asText()).isEqualTo("a command");
    assertThat(json.get("fingerprint").asText()).matches("[0-9a-f]{16}");
    for (String fact :
        List.of(
            "/machine/cpu",
            "/machine/governor",
            "/machine/turbo",
            "/machine/smt",
            "/machine/virtualised",
            "/machine/containerLimits",
            "/machine/transparentHugePages",
            "/os/kernel",
            "/os/cLibrary",
            "/jvm/version",
            "/instructions/processor",
            "/git/commit")) {
      assertThat(json.at(fact).asText() + json.at(fact).size()).as(fact).isNotEqualTo("0");
    }
    assertThat(json.at("/machine/physicalCores").asInt()).isPositive();
    assertThat(json.at("/machine/memoryGib").asInt()).isPositive();
    assertThat(json.at("/machine/gpu").toString()).containsPattern("none: .+|computeCapability");
    assertThat(json.at("/comparable/division").asText()).isEqualTo("stock");
    assertThat(json.get("noise")).hasSize(11).allMatch(item -> item.has("ok"));
  }

  @Test
  void twoLooksAtOneMachineAreComparable() {
    assertThat(EnvironmentFile.describe("stock", BACKENDS).comparable())
        .isEqualTo(EnvironmentFile.describe("stock", BACKENDS).comparable());
  }

  @Test
  void keepsTheVariablesThatMatterAndNoSecrets() {
    assertThat(
            Software.variables(
                Map.of(
                    "OMP_NUM_THREADS", "1",
                    "MKL_DEBUG_CPU_TYPE", "5",
                    "CUDA_VISIBLE_DEVICES", "0",
                    "LD_PRELOAD", "a.so",
                    "PASSWORD", "x",
                    "PATH", "/bin")))
        .containsOnlyKeys(
            "CUDA_VISIBLE_DEVICES", "LD_PRELOAD", "MKL_DEBUG_CPU_TYPE", "OMP_NUM_THREADS");
  }

  @Test
  void saysInOneLineWhereItCanNotBeWritten() throws IOException {
    Files.createDirectories(directory.resolve("environment.json/in the way"));

    assertThatThrownBy(() -> EnvironmentFile.write(directory, "stock", BACKENDS, "a command"))
        .isInstanceOf(UnwritableException.class)
        .hasMessageMatching(".*environment.json: can't be written \\(.+\\); give --out .*");
  }
}
