package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
  private static final String ATTACK = "<script>alert(1)</script>";
  private static final String FAILED_GRU =
      "{'benchmark':'io.rnnbench.bench.TrainStepBenchmark.step','reason':'fork exited with 137',"
          + "'params':{'cell':'GRU','backend':'dl4j','batchSize':'256','hidden':'32',"
          + "'timeSteps':'10','inputSize':'8','layers':'1'}}";

  @TempDir private Path directory;
  private Results results;

  @BeforeEach
  void copySample() {
    results = Results.in(directory);
  }

  @Test
  void goodResultsExitWithZeroAndPrintThePathLast() {
    Execution execution = Execution.render(results);

    assertThat(execution.err()).isEmpty();
    assertThat(execution.code()).isZero();
    assertThat(execution.out()).last().isEqualTo(Execution.report(results).toString());
  }

  @Test
  void answerSaysHowMuchFasterAndHowSure() {
    Execution.render(results);

    assertThat(Execution.html(results))
        .containsPattern(
            "LSTM training is 4\\.\\d\\d× \\(3\\.\\d\\d\\.\\.4\\.\\d\\d\\) faster with DJL at hidden 32, 10 steps, input 8, 1 layer, batch 16 \\(tuned division, CPU, 1 thread\\)\\.");
  }

  @Test
  void failedParityRowWithholdsAnswersAndRatios() {
    results.edit("parity.json", root -> row(root, "rows", 5).put("ok", false).put("error", 1e-3));

    Execution execution = Execution.render(results);

    assertThat(execution.code()).isEqualTo(1);
    assertThat(execution.err())
        .containsExactly(results.directory() + ": 1 of 324 parity rows failed");
    assertThat(Execution.html(results))
        .contains("withheld, not proved equal (1 of 324 parity rows failed)")
        .contains("Not a result until the proof holds")
        .contains("Rows that failed")
        .contains("\"ratios\":[]")
        .doesNotContain("faster with");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "'NaN'", "'Infinity'", "1.0"})
  void parityRowThatClaimsToBeOkAgainstItsNumbersFails(String error) {
    results.edit("parity.json", root -> row(root, "rows", 5).set("error", Results.json(error)));

    assertThat(Execution.render(results).code()).isEqualTo(1);
  }

  @Test
  void failedAgreementExitsWithOne() {
    results.edit("study-echo-first.json", root -> row(root, "agreement", 0).put("ok", false));

    Execution execution = Execution.render(results);

    assertThat(execution.code()).isEqualTo(1);
    assertThat(execution.err()).singleElement().asString().contains("study echo-first failed");
    assertThat(Execution.html(results)).contains("FAILED");
  }

  @Test
  void crashThatWasRunAgainIsToldButDoesNotFail() {
    results.edit(
        "parity.json",
        root -> ((ObjectNode) root).set("crashes", Results.json("['dl4j: <134>, pullRows']")));

    assertThat(Execution.render(results).code()).isZero();
    assertThat(Execution.html(results))
        .contains("Crashed and was run again: dl4j: &lt;134&gt;, pullRows");
  }

  @Test
  void refutedClaimIsAFindingNotAFailure() {
    results.edit("study-echo-first.json", root -> row(root, "claims", 0).put("verdict", "REFUTED"));

    assertThat(Execution.render(results).code()).isZero();
  }

  @Test
  void failedBenchmarkIsARowWithItsReason() {
    results.edit(
        "run.json", root -> ((ArrayNode) root.get("failures")).add(Results.json(FAILED_GRU)));

    Execution execution = Execution.render(results);

    assertThat(execution.code()).isEqualTo(1);
    assertThat(Execution.html(results))
        .contains("failed: fork exited with 137")
        .contains("not measured: no result in jmh.json, no failure in run.json");
  }

  @Test
  void pairThatIsMissingIsARowWithTheReasonOfParity() {
    results.edit("jmh.json", root -> removeResults((ArrayNode) root, "GRU", "dl4j"));

    Execution.render(results);

    assertThat(Execution.html(results))
        .contains("not measured; parity.json has as unsupported: GRU 3 to 4, bidirectional");
  }

  @Test
  void oneForkIsSaidWhereverItsIntervalIsShown() {
    results.edit("jmh.json", root -> root.forEach(RenderTest::keepOneFork));

    Execution.render(results);

    assertThat(Execution.html(results))
        .contains("\"unit\":\"iterations\",\"forks\":1")
        .doesNotContain("\"unit\":\"forks\"")
        .contains(
            "one fork: the interval covers the variation between iterations of one JVM, not between"
                + " JVMs")
        .containsPattern("is \\d\\.\\d\\d× \\([0-9.]+\\) \\[one JVM each\\] faster");
  }

  @Test
  void timesWithoutParityAreMarkedAsNotProved() {
    results.delete("parity.json");

    Execution.render(results);

    assertThat(Execution.html(results)).contains("Not proved (no parity.json): LSTM");
  }

  @Test
  void cellThatParityDoesNotCoverIsMarkedAsNotProved() {
    results.edit("parity.json", root -> removeRows((ArrayNode) root.get("rows"), "GRU", "djl"));

    Execution.render(results);

    assertThat(Execution.html(results))
        .contains("Not proved (parity.json has no row for GRU with djl): GRU")
        .doesNotContain("Not proved (parity.json has no row for LSTM");
  }

  @Test
  void proofAndTimesMayLieInDifferentDirectories() throws IOException {
    Path proof = Files.createDirectory(directory.resolve("proof"));
    Files.move(results.directory().resolve("parity.json"), proof.resolve("parity.json"));
    Path out = Execution.report(results);

    Execution execution =
        Execution.of(
            "render", results.directory().toString(), proof.toString(), "--out", out.toString());

    assertThat(execution.code()).isZero();
    assertThat(Execution.html(results))
        .contains("<h2>quick</h2>")
        .contains("<h2>proof</h2>")
        .doesNotContain("Not proved");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parity.json",
        "study-echo-first.json",
        "jmh.json",
        "run.json",
        "environment.json"
      })
  void missingFileIsNamed(String file) {
    results.delete(file);

    Execution execution = Execution.render(results);

    assertThat(execution.code()).isZero();
    assertThat(missingSection())
        .contains("<td class=\"\" colspan=\"1\">" + file.replace("echo-first", "*"));
  }

  @Test
  void nothingIsMissingWhereAllIsThere() {
    Execution.render(results);

    assertThat(missingSection()).contains("Nothing: every kind of result file is here.");
  }

  @Test
  void textFromFilesIsShownAsText() {
    results.edit("jmh.json", root -> ((ObjectNode) root.get(0)).put("benchmark", ATTACK));
    results.edit("parity.json", root -> row(root, "unsupported", 0).put("reason", ATTACK));
    results.edit(
        "run.json",
        root -> ((ObjectNode) root).put("command", ATTACK).putArray("notes").add(ATTACK));
    results.edit(
        "study-echo-first.json",
        root -> row(root, "curves", 0).put("label", ATTACK).put("backend", ATTACK));
    results.edit("environment.json", root -> ((ObjectNode) root).put(ATTACK, ATTACK));

    assertThat(Execution.render(results).code()).isZero();

    String html = Execution.html(results);
    assertThat(html).contains("&lt;script&gt;alert(1)&lt;").doesNotContain(ATTACK);
    assertThat(Pattern.compile("(?i)</script").matcher(html).results().count()).isEqualTo(5);
  }

  @Test
  void otherBenchmarksAndModesAreListed() {
    Execution.render(results);

    assertThat(Execution.html(results))
        .contains("io.rnnbench.bench.InferenceBenchmark.predict")
        .contains("thrpt")
        .contains("avgt");
  }

  @Test
  void loadsNothingFromElsewhere() {
    Execution.render(results);

    String html = Execution.html(results);
    assertThat(html)
        .contains("Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-")
        .doesNotContainPattern("(?i)(src|href|action)\\s*=\\s*[\"']?(https?:)?//")
        .doesNotContainPattern("(?i)@import|url\\(\\s*[\"']?https?:")
        .doesNotContain("<link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "tr-TR"})
  void reportIsTheSameInEveryLocale(String tag) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      Execution.render(results);
      String root = Execution.html(results);
      Locale.setDefault(Locale.forLanguageTag(tag));
      Execution.render(results);
      assertThat(Execution.html(results)).isEqualTo(root);
    } finally {
      Locale.setDefault(before);
    }
  }

  private String missingSection() {
    String html = Execution.html(results);
    return html.substring(html.indexOf("<h3>What is missing</h3>"), html.indexOf("</main>"));
  }

  private static ObjectNode row(JsonNode root, String array, int index) {
    return (ObjectNode) root.get(array).get(index);
  }

  private static void keepOneFork(JsonNode result) {
    JsonNode forks = result.at("/primaryMetric/rawDataHistogram");
    while (forks.size() > 1) {
      ((ArrayNode) forks).remove(1);
    }
  }

  private static void removeResults(ArrayNode results, String cell, String backend) {
    for (int i = results.size() - 1; i >= 0; i--) {
      JsonNode params = results.get(i).path("params");
      if (params.path("cell").asText().equals(cell)
          && params.path("backend").asText().equals(backend)) {
        results.remove(i);
      }
    }
  }

  private static void removeRows(ArrayNode rows, String cell, String backend) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (rows.get(i).at("/network/cell").asText().equals(cell)
          && rows.get(i).get("backend").asText().equals(backend)) {
        rows.remove(i);
      }
    }
  }
}
