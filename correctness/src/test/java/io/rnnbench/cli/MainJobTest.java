package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.catalog.ParityNetworks;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.shell.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof and the study themselves, through the command line and its result files. */
class MainJobTest {
  private static final List<CellType> CELLS = List.of(CellType.values());

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Two backends, every cell x topology x head x optimizer x dtype: this is the proof. */
  @Test
  @Tag("full")
  void bothFrameworksComputeWhatTheReferenceComputes() throws IOException {
    assertProves(ParityNetworks.of(CELLS), "parity");
  }

  @Test
  void bothFrameworksComputeWhatTheReferenceComputesWhereverTwoSettingsMeet() throws IOException {
    assertProves(ParityNetworks.pairwise(CELLS), "parity", "--pairwise");

    JsonNode parity = read("parity.json");
    assertSealed(
        parity.get("rows").get(0),
        "backend network dtype quantity updates error tolerance where ok");
    assertSealed(
        parity.get("rows").get(0).get("network"),
        "cell inputSize hidden bidirectional head loss optimizer dtype");

    JsonNode environment = read("environment.json");
    assertThat(environment.get("fingerprint").asText()).matches("[0-9a-f]{16}");
    assertThat(environment.at("/frameworks/djl/pytorch").asText()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(environment.at("/frameworks/dl4j/nd4j-api").asText()).startsWith("1.0.0-");
    assertThat(environment.at("/frameworks/dl4j/openblas").asText()).isNotBlank();
    assertThat(environment.at("/frameworks/dl4j/ompThreads").asText()).isEqualTo("1");
    assertThat(environment.at("/frameworks/djl/threads").asText()).isEqualTo("1");
  }

  private void assertProves(List<NetworkSpec> networks, String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--out", directory.toString()));
    assertThat(run(arguments.toArray(String[]::new))).as(out.toString()).isZero();

    JsonNode parity = read("parity.json");
    // inputs, weights, hidden, outputs, loss, gradients; loss and parameters after 1, 10, 100
    assertThat(parity.get("rows")).hasSize(2 * networks.size() * 12);
    assertThat(parity.get("rows")).allMatch(row -> row.get("ok").asBoolean());
    assertThat(parity.get("unsupported")).isEmpty();
    assertThat(out.toString()).contains("%d comparisons, 0 missed".formatted(24 * networks.size()));
    assertThat(err.toString()).contains("left");
  }

  @Test
  @Tag("full")
  void bothFrameworksLearnEchoFirstAlongTheReferencesCurve() throws IOException {
    assertThat(run("study", "echo-first", "--seeds", "1", "--out", directory.toString()))
        .as(out.toString())
        .isZero();

    JsonNode study = read("study-echo-first.json");
    assertSealed(
        study,
        "schema command study preset question answer claims figures agreement comparisons crashes"
            + " curves");
    assertSealed(study.get("claims").get(0), "id text backend threshold value seeds verdict");
    assertSealed(
        study.get("curves").get(0),
        "backend label seed loss accuracy validationLoss validationAccuracy seconds measures");
    assertSealed(
        study.get("agreement").get(0),
        "backend label seed quantity points error tolerance where until ok");
    assertSealed(study.get("figures").get(0), "id title caption kind x y categories series");
    assertSealed(study.at("/figures/0/series/0"), "label backend style points");
    assertThat(study.get("curves")).hasSize(2 * 9 + 1); // 9 variants, and the reference once
    assertThat(study.get("curves")).allMatch(curve -> curve.get("loss").size() >= 60);
    assertThat(study.get("agreement")).hasSize(4).allMatch(row -> row.get("ok").asBoolean());
    assertThat(out.toString()).contains("Question:", "Answer:", "(a)", "(b)", "(c)");
  }

  @Test
  void provesANetworkFromAFile() throws IOException {
    Path network = directory.resolve("network.yaml");
    Files.writeString(
        network,
        """
        cell: GRU
        inputSize: 4
        hidden: [3, 2]
        bidirectional: true
        head: {size: 2, activation: softmax, steps: last}
        optimizer: {name: rmsprop, learningRate: 0.001}
        """);
    assertThat(run("parity", "--backends", "djl", "--network", network.toString()))
        .as(out.toString())
        .isZero();
    assertThat(out.toString()).contains("12 comparisons, 0 missed");
  }

  private int run(String... arguments) {
    return Shell.run(new Main(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private JsonNode read(String name) throws IOException {
    JsonNode node = ResultFile.JSON.readTree(directory.resolve(name).toFile());
    assertThat(node.get("schema").asInt()).isEqualTo(1);
    return node;
  }

  /** Other tools read these files: a key that is renamed or lost must be seen. */
  private static void assertSealed(JsonNode node, String keys) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    assertThat(names).containsExactlyInAnyOrder(keys.split(" "));
  }
}
