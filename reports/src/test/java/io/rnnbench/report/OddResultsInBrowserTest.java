package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.report.browser.NeedsBrowser;
import io.rnnbench.report.browser.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of results that are not as usual: hostile, doubled, failed, many, large, over time. */
@NeedsBrowser
@Tag("full")
class OddResultsInBrowserTest extends BrowsedReport {
  private static final String ATTACK = "<script>alert(1)</script>";

  @Test
  void backendThatWasMeasuredTwiceIsNotCompared() {
    Results results = Results.copy("standard", directory, "twice");
    results.edit("jmh.json", root -> ((ArrayNode) root).add(root.get(0).deepCopy()));

    Page page =
        browser.open(
            render("twice", results.directory()),
            WIDE,
            "#network=all&cell=LSTM&batch=1&division=tuned");

    assertThat(texts(page, "#measurements .over")).contains("the first of 2 results");
    assertThat(texts(page, "#measurements tbody tr:has(.over)"))
        .filteredOn(row -> row.contains("the first of 2"))
        .allSatisfy(row -> assertThat(row).doesNotContain("best"));
  }

  @Test
  void linkKeepsAFilterWhoseNameHasAComma() {
    Results results = Results.copy("standard", directory, "comma");
    results.edit(
        "jmh.json",
        root ->
            root.findParents("cell")
                .forEach(
                    p -> {
                      if (p.get("cell").asText().equals("GRU")) {
                        ((ObjectNode) p).put("cell", "a,b%");
                      }
                    }));
    Path html = render("comma", results.directory());
    Page page = browser.open(html, WIDE, "#cell=a%252Cb%2525");

    assertThat(texts(page, "#filter-cell label:has(:checked)")).containsExactly("a,b%");
    click(page, "#filter-batch input");
    assertThat((String) page.run("return location.hash")).contains("cell=a%252Cb%2525");
  }

  @Test
  void namesFromFilesAreText() {
    Results results = Results.copy("standard", directory, "attack");
    results.edit(
        "jmh.json",
        root -> root.findParents("cell").forEach(p -> ((ObjectNode) p).put("cell", ATTACK)));

    Page page = browser.open(render("attack", results.directory()), WIDE);

    assertThat(titles(page)).anySatisfy(title -> assertThat(title).startsWith(ATTACK));
    assertThat(texts(page, "#measurements tbody th")).contains(ATTACK);
    assertThat(page.undrawnCharts()).isEmpty();
    page.run(
        "Array.from(document.querySelectorAll('#measurements .opener'))"
            + ".find(button => button.textContent === arguments[0]).click()",
        ATTACK);
    assertThat(texts(page, "#details pre"))
        .anySatisfy(text -> assertThat(text).contains("-p 'cell=" + ATTACK + "'"));
    assertThat(page.console()).isEmpty();
  }

  @Test
  void textThatASpreadsheetWouldComputeIsQuoted() {
    Results results = Results.copy("standard", directory, "formula");
    results.edit(
        "jmh.json",
        root -> root.findParents("cell").forEach(p -> ((ObjectNode) p).put("cell", "=A1")));
    Page page = browser.open(render("formula", results.directory()), WIDE);

    assertThat(
            (String)
                page.run(
                    "return lines.csv(JSON.parse(document.getElementById('dataset').textContent),"
                        + " measurements.initial(JSON.parse(document.getElementById('dataset').textContent)))"))
        .contains(",'=A1,")
        .doesNotContain(",=A1,");
  }

  @Test
  void forksThatFailedAreCounted() {
    Results results = Results.copy("standard", directory, "forks");
    results.edit("jmh.json", root -> ((ObjectNode) root.get(0)).put("forks", 7));

    Page page = browser.open(render("forks", results.directory()), WIDE, "#network=all");

    assertThat(texts(page, "#measurements .over"))
        .filteredOn(text -> text.startsWith("4 forks failed"))
        .hasSize(1);
  }

  @Test
  void failedProofWithholdsWhoIsBest() {
    Results results = Results.copy("standard", directory, "failed");
    results.edit("parity.json", root -> ((ObjectNode) root.get("rows").get(0)).put("ok", false));

    Page page = browser.open(render("failed", results.directory()), WIDE);

    assertThat(texts(page, "#measurements .over")).contains("withheld").doesNotContain("best");
    assertThat(texts(page, "#filter-metric option")).doesNotContain("DL4J time / DJL time");
    assertThat(texts(page, "#notes li"))
        .contains("LSTM: not a result until the proof holds (1 of 12 parity rows failed)");
  }

  @Test
  void resultsStandSideBySide() {
    Path other = Results.copy("quick", directory, "quick").directory();
    Page page =
        browser.open(render("both", STORED, other), WIDE, "#network=all&division=tuned&cell=GRU");

    assertThat(texts(page, "#filter-result label"))
        .containsExactly(STORED.getFileName().toString(), "quick");
    assertThat(heads(page)).contains("Result");
    assertThat(page.undrawnCharts()).isEmpty();
    assertThat(page.violations()).isEmpty();
  }

  @Test
  void twoThousandRowsStaySmallAndAreAllThere() throws IOException {
    Results large = Results.copy("standard", directory, "large");
    large.edit("jmh.json", OddResultsInBrowserTest::multiply);
    Path html = render("large", large.directory());

    assertThat(html.toFile()).size().isLessThan(2_000_000);
    Page page = browser.open(html, WIDE, "#network=all");
    assertThat(texts(page, "#measurements tbody tr").size()).isLessThan(200);
    click(page, "#more");
    assertThat(texts(page, "#measurements td.number:not(:nth-child(3))").size())
        .isGreaterThanOrEqualTo(2000);
    assertThat(page.console()).isEmpty();
  }

  /** The training steps again and again, for networks of more and more inputs: 2,000 of them. */
  private static void multiply(JsonNode root) {
    List<JsonNode> steps = new ArrayList<>();
    root.forEach(
        result -> {
          if (result.get("benchmark").asText().endsWith("TrainStepBenchmark.step")) {
            steps.add(result);
          }
        });
    ((ArrayNode) root).removeAll();
    for (int i = 0; i < 2000; i++) {
      JsonNode copy = steps.get(i % steps.size()).deepCopy();
      ((ObjectNode) copy.get("params")).put("inputSize", 64 + i / steps.size());
      ((ArrayNode) root).add(copy);
    }
  }

  @ParameterizedTest
  @CsvSource({"1.3, slower", "0.76923, faster"})
  void historyShowsWhatChangedAndTheNotes(double change, String word) {
    List<Path> runs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Results run = Results.copy("quick", directory.resolve("history-" + word), "run-" + i);
      double factor = i < 5 ? 1 + 0.0001 * i : change * (1 + 0.0001 * i);
      String date = "2026-10-" + (11 + i);
      run.edit("run.json", root -> ((ObjectNode) root).put("date", date));
      run.edit("jmh.json", root -> Results.scaleTimes(root, factor));
      runs.add(run.directory());
    }
    Results notes =
        Results.copy("quick", directory, "notes-" + word)
            .write("notes.yaml", "- {date: 2026-10-16, text: \"a <b>new</b> JDK\"}");
    Path html = directory.resolve("history-" + word + ".html");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "render",
                "--annotations",
                notes.directory().resolve("notes.yaml").toString(),
                "--out",
                html.toString()));
    runs.forEach(run -> arguments.add(run.toString()));
    assertThat(Execution.of(arguments.toArray(new String[0])).code()).isZero();

    Page page = browser.open(html, WIDE, "#metric=history&network=all&cell=LSTM");

    assertThat(page.undrawnCharts()).isEmpty();
    assertThat(texts(page, "#panels svg text"))
        .contains("DL4J 1.3× " + word + ", DJL 1.3× " + word, "a <b>new</b> JDK");
    assertThat(
            page.run(
                "return JSON.parse(document.getElementById('dataset').textContent)"
                    + ".histories[0].annotations[0].run"))
        .isEqualTo(5L);
    assertThat(texts(page, "#history tbody tr"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).contains("run-5"));
    assertThat(texts(page, "#filter-result label:has(:checked)")).containsExactly("run-9");
    assertThat(page.console()).isEmpty();
    assertThat(page.violations()).isEmpty();
    page.screenshot("history");
  }
}
