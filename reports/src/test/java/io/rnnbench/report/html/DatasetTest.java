package io.rnnbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.report.Results;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.summary.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
  private static final String STEP = "TrainStepBenchmark.step";

  @TempDir private Path directory;
  private Results results;

  @BeforeEach
  void copySample() {
    results = Results.standard(directory);
  }

  @Test
  void rowSaysWhatWasMeasuredUnderWhichConditionsAndHowSureItIs() {
    Dataset.Row row = row("LSTM", "djl", "tuned", "1", 16);

    assertThat(row.point().device()).isEqualTo("cpu");
    assertThat(row.times().ms()).isBetween(row.times().low(), row.times().high());
    assertThat(row.times().unit()).isEqualTo("forks");
    assertThat(row.times().n()).isEqualTo(row.times().forks());
    assertThat(row.times().iterations()).hasSize(row.times().forks());
  }

  @Test
  void conditionsAreNeverMixed() {
    assertThat(steps("djl", 16)).contains(tuple("LSTM", "tuned", "1"), tuple("LSTM", "stock", "1"));
    assertThat(steps("djl", 128))
        .contains(tuple("LSTM", "tuned", "1"), tuple("LSTM", "tuned", "2"));
  }

  @Test
  void pairThatCannotRunIsARowWithItsReason() {
    Dataset.Row row = row("GRU", "dl4j", "stock", "1", 16);

    assertThat(row.times()).isNull();
    assertThat(row.absent()).contains("unsupported: DL4J ships no GRU layer");
  }

  @Test
  void otherBenchmarksHaveRowsToo() {
    assertThat(dataset().rows())
        .extracting(r -> r.point().benchmark())
        .contains(STEP, "TrainEpochBenchmark.epoch", "InferenceBenchmark.latency");
  }

  @Test
  void ratioIsWithheldWhereTheProofFailed() {
    assertThat(dataset().ratios()).isNotEmpty();

    results.edit("parity.json", root -> ((ObjectNode) root.get("rows").get(0)).put("ok", false));

    assertThat(dataset().ratios()).isEmpty();
  }

  @Test
  void networksAreNamedByWhatTellsThemApart() {
    Dataset dataset = dataset();

    assertThat(dataset.common()).isEqualTo("50 steps, input 64, 1 layer");
    assertThat(dataset.networks())
        .extracting(Dataset.Network::label)
        .contains("hidden 128")
        .doesNotHaveDuplicates();
  }

  @Test
  void directoriesKeepTheirNamesAndFingerprints() throws IOException {
    Path other = Results.in(directory).directory();

    Dataset both = Dataset.of(Summary.of(List.of(read(results.directory()), read(other))));

    assertThat(both.results())
        .extracting(Dataset.Result::name)
        .containsExactly("standard", "quick");
    assertThat(both.rows()).extracting(r -> r.point().result()).contains(0, 1);
  }

  @Test
  void jsonIsFlatAndLeavesOutWhatIsNotThere() throws IOException {
    JsonNode root = new JsonMapper().readTree(Charts.json(dataset()));
    JsonNode absent =
        Stream.iterate(0, i -> i + 1)
            .map(root.get("rows")::get)
            .filter(row -> row.has("absent"))
            .findFirst()
            .orElseThrow();

    assertThat(absent.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "result",
            "benchmark",
            "cell",
            "network",
            "batch",
            "division",
            "device",
            "threads",
            "backend",
            "absent");
  }

  @Test
  void resultThatWasMeasuredTwiceHasTwoRowsAndNoRatio() {
    int before = dataset().ratios().size();
    results.edit("jmh.json", root -> ((ArrayNode) root).add(firstStep(root).deepCopy()));

    assertThat(dataset().ratios()).hasSize(before - 1);
  }

  private static JsonNode firstStep(JsonNode root) {
    return Stream.iterate(0, i -> i + 1)
        .map(root::get)
        .filter(r -> r.get("benchmark").asText().endsWith(STEP))
        .filter(r -> !r.at("/params/backend").asText().equals("python"))
        .findFirst()
        .orElseThrow();
  }

  private Dataset.Row row(String cell, String backend, String division, String threads, int batch) {
    return dataset().rows().stream()
        .filter(r -> r.point().benchmark().equals(STEP))
        .filter(r -> r.point().cell().equals(cell) && r.backend().equals(backend))
        .filter(r -> r.point().division().equals(division) && r.point().threads().equals(threads))
        .filter(r -> r.point().batch() == batch)
        .findFirst()
        .orElseThrow();
  }

  private List<Tuple> steps(String backend, int batch) {
    return dataset().rows().stream()
        .filter(r -> r.point().benchmark().equals(STEP))
        .filter(r -> r.backend().equals(backend) && r.point().batch() == batch)
        .map(r -> tuple(r.point().cell(), r.point().division(), r.point().threads()))
        .toList();
  }

  private Dataset dataset() {
    return Dataset.of(Summary.of(List.of(read(results.directory()))));
  }

  private static ResultDirectory read(Path path) {
    return ResultDirectory.read(path);
  }
}
