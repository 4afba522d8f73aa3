package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Put together again, parts are the whole. */
class MergeTest extends Shards {
  @Test
  void rowsComeOutAsJmhWroteThem() throws IOException {
    Execution execution = merge();

    assertThat(execution.code()).isZero();
    assertThat(execution.err()).isEmpty();
    assertThat(execution.out()).containsExactly(out.toString());
    assertThat(rows(out.resolve("jmh.json")))
        .containsExactlyInAnyOrderElementsOf(rows(WHOLE.resolve("jmh.json")));
    assertThat(read(out.resolve("jmh.json"))).hasSize(read(WHOLE.resolve("jmh.json")).size());
    assertThat(rows(out.resolve("python.json")))
        .containsExactlyInAnyOrderElementsOf(rows(WHOLE.resolve("python.json")));
  }

  @Test
  void runKeepsEveryForkAndSaysWhatItCameFrom() throws IOException {
    merge();

    JsonNode whole = read(WHOLE.resolve("run.json"));
    JsonNode merged = read(out.resolve("run.json"));
    assertThat(elements(merged, "forks"))
        .usingElementComparator(MergeTest::byValue)
        .containsExactlyInAnyOrderElementsOf(elements(whole, "forks"));
    assertThat(elements(merged, "memory"))
        .usingElementComparator(MergeTest::byValue)
        .containsExactlyInAnyOrderElementsOf(elements(whole, "memory"));
    assertThat(merged.get("mergedFrom").toString()).isEqualTo("[\"shard-1\",\"shard-2\"]");
    for (String same :
        List.of(
            "schema",
            "command",
            "date",
            "preset",
            "division",
            "divisions",
            "settings",
            "unsupported",
            "notes",
            "after")) {
      assertThat(merged.get(same)).as(same).isEqualTo(whole.get(same));
    }
  }

  @Test
  void reportsReadTheMergedResultAsTheyReadTheWhole() {
    merge();

    assertThat(Execution.of("table", out.toString()))
        .isEqualTo(Execution.of("table", WHOLE.toString()));
    Execution render =
        Execution.of(
            "render", out.toString(), "--out", directory.resolve("report.html").toString());
    assertThat(render.code()).isZero();
  }

  @Test
  void parityRowsStudiesAndLogsComeAlong() throws IOException {
    String row =
        "{'backend':'djl','network':{'cell':'%s'},'quantity':'loss','error':1e-7,'ok':true}";
    parity(first, row.formatted("LSTM"));
    parity(second, row.formatted("LSTM") + "," + row.formatted("GRU"));
    Files.writeString(first.resolve("study-a.json"), study("a"));
    Files.writeString(second.resolve("study-b.json"), study("b"));
    Path log = second.resolve("forks/TrainStepBenchmark.step-round1/log.txt");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "why it failed");

    assertThat(merge().code()).isZero();

    assertThat(read(out.resolve("parity.json")).get("rows")).hasSize(2);
    assertThat(out.resolve("study-a.json")).exists();
    assertThat(out.resolve("study-b.json")).exists();
    assertThat(out.resolve("forks/TrainStepBenchmark.step-round1/log.txt"))
        .hasContent("why it failed");
  }

  @Test
  void numbersOfTheRunKeepEveryDigit() throws IOException {
    String number = "1.2345678901234567890123";
    Path run = second.resolve("run.json");
    Files.writeString(
        run, Files.readString(run).replaceFirst("\"seconds\":[0-9.]+", "\"seconds\":" + number));

    merge();

    assertThat(Files.readString(out.resolve("run.json"))).contains(number).contains("0.0,");
  }

  private static List<JsonNode> elements(JsonNode parent, String name) {
    List<JsonNode> elements = new ArrayList<>();
    parent.get(name).forEach(elements::add);
    return elements;
  }

  /** 0 where the trees are equal; 1.5E2 equals 150. */
  private static int byValue(JsonNode a, JsonNode b) {
    return a.equals(MergeTest::leaf, b) ? 0 : 1;
  }

  private static int leaf(JsonNode a, JsonNode b) {
    return a.isNumber() && b.isNumber()
        ? Double.compare(a.doubleValue(), b.doubleValue())
        : a.equals(b) ? 0 : 1;
  }
}
