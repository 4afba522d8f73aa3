package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report says beside the times of whole steps. */
class DetailRenderTest {
  private static final String ATTACK = "<script>alert(1)</script>";
  private static final List<String> CAPTIONS =
      List.of(
          "Stock against tuned: the same backend in both divisions",
          "Threads: one compute thread&#39;s time / that of several",
          "Parts of a step, each timed alone (ms)",
          "An epoch against its steps: the difference is the cost of feeding",
          "What this harness adds: a session&#39;s step against one written by hand",
          "Inference: latency of a batch (ms) and throughput",
          "First call in a fresh JVM (ms), each with those before it",
          "Memory over many steps",
          "Unsupported",
          "Benchmarks that failed",
          "Forks that were flagged: their times are shown, and count",
          "The machine over the run: a fixed loop, and who else was running",
          "What each backend is given in each division");

  @TempDir private Path directory;
  private Results results;

  @BeforeEach
  void copySample() {
    results = Results.standard(directory);
  }

  @Test
  void everythingThatWasMeasuredHasATable() {
    assertThat(section()).contains(CAPTIONS.stream().map(c -> "<caption>" + c).toList());
  }

  @Test
  void nothingThatWasNotMeasuredHasATable() {
    results.write("run.json", "{\"schema\":1}");
    results.edit("jmh.json", DetailRenderTest::keepTunedStepsOfOneThread);

    assertThat(section())
        .contains("<caption>DL4J time / DJL time of a training step")
        .doesNotContain(CAPTIONS.stream().map(c -> "<caption>" + c).toList());
  }

  @Test
  void numbersAreThoseOfTheFiles() {
    assertThat(section())
        .containsPattern(row("LSTM, .*", "16", "DL4J", "8[0-9.]+", "4[0-9.]+", "1\\.8\\d", ".*"))
        .containsPattern(
            row("LSTM, .* 2 threads", "128", "DJL", "7[0-9.]+", "4[0-9.]+", "1\\.7\\d"))
        .containsPattern(row("LSTM, .*sequences 1000", "16", "DJL", "63", "4\\d\\d\\.\\d"))
        .containsPattern(row("DJL", "1\\d\\d\\.\\d", "1\\d\\d\\.\\d", "\\d\\.\\d\\d", "1\\.\\d %"))
        .containsPattern(row("backend&#x3D;djl, .*", "LEAK", "812", "640\\.\\.985", "420"))
        .containsPattern(row(".*step", ".*", "1", "not steady, drift", "never", "-4\\.1 %"))
        .containsPattern(row("spread", "the slowest loop took 9\\.\\d % longer than the fastest"))
        .contains("DL4J ships no GRU layer", "logs/dl4j-GRU-128.log");
  }

  @Test
  void failedProofMarksTheDetailsAndWithholdsTheRatios() {
    results.edit("parity.json", root -> ((ObjectNode) root.get("rows").get(0)).put("ok", false));

    assertThat(section())
        .contains("<p class=\"warning\">Not a result until the proof holds: 1 of 12")
        .containsPattern(
            "<td class=\"\" colspan=\"1\">LSTM.*</td><td class=\"number neither\" colspan=\"1\">withheld");
  }

  @Test
  void textOfARunIsShownAsText() {
    results.edit(
        "run.json",
        root -> {
          ((ArrayNode) root.at("/forks/0/flags")).add(ATTACK);
          ((ObjectNode) root.at("/unsupported/0")).put("reason", ATTACK);
          ((ObjectNode) root.at("/failures/0")).put("log", ATTACK);
          ((ArrayNode) root.at("/settings/0/adapter")).add(ATTACK);
          ((ObjectNode) root.at("/memory/0")).put("cell", ATTACK);
        });
    results.edit("jmh.json", root -> ((ObjectNode) root.at("/0/params")).put("division", ATTACK));

    assertThat(section()).contains("&lt;script&gt;alert(1)&lt;").doesNotContain(ATTACK);
  }

  /** A row that starts with these cells, as a pattern. */
  private static String row(String... cells) {
    StringBuilder row = new StringBuilder("<tr class=\"\\w*\">");
    for (String cell : cells) {
      row.append("<td class=\"\\w*\" colspan=\"\\d\">").append(cell).append("</td>");
    }
    return row.toString();
  }

  /** The directory alone: AssertJ is slow on ECharts. */
  private String section() {
    Execution.render(results);
    String html = Execution.html(results);
    return html.substring(html.indexOf("<main>"), html.indexOf("</main>"));
  }

  private static void keepTunedStepsOfOneThread(JsonNode results) {
    ArrayNode array = (ArrayNode) results;
    for (int i = array.size() - 1; i >= 0; i--) {
      JsonNode params = array.get(i).path("params");
      if (!array.get(i).get("benchmark").asText().endsWith("TrainStepBenchmark.step")
          || !params.get("division").asText().equals("tuned")
          || !params.get("computeThreads").asText().equals("1")) {
        array.remove(i);
      }
    }
  }
}
