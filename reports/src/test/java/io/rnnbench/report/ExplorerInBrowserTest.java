package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.report.browser.Browser;
import io.rnnbench.report.browser.NeedsBrowser;
import io.rnnbench.report.browser.Page;
import io.rnnbench.report.browser.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What a reader does with the filters, the charts and the table of a report. */
@NeedsBrowser
class ExplorerInBrowserTest {
  private static final View WIDE = View.light(1280);
  private static final Path STORED = Path.of("results/2026-11-21-epyc-2-cores-cpu");
  private static final String ATTACK = "<script>alert(1)</script>";

  /** Points that a chart shows: symbols, less those of its legend. */
  private static final String MARKS =
      """
      const drawn = Array.from(document.querySelectorAll('#panels .chart'), echarts.getInstanceByDom);
      return drawn.map(chart => chart.getZr().storage.getDisplayList()
          .filter(one => one.shape && one.shape.symbolType !== undefined && one.parent.parent)
          .filter(one => one.parent.constructor.name !== undefined && one.z >= 2 && !inLegend(one)).length);
      function inLegend(one) {
        for (let p = one; p; p = p.parent) {
          if (p.__legendDataIndex !== undefined) { return true; }
        }
        return false;
      }
      """;

  @TempDir private static Path directory;
  private static Path report;
  private static Browser browser;

  @BeforeAll
  static void renderAndStart() {
    report = render("report", STORED);
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void chartsShowEveryPointOfTheNetworkThatWasMeasuredMost() {
    Page page = open("");

    assertThat(titles(page))
        .containsExactly(
            "LSTM, hidden 64, 50 steps", "GRU, hidden 64, 50 steps", "RNN, hidden 64, 50 steps");
    // Six batch sizes; DL4J and DJL in two divisions and Python, but no stock GRU of DL4J.
    assertThat(list(page, MARKS)).containsExactly(30L, 24L, 30L);
  }

  @Test
  void layersOfThisProjectAreNamedWhereTheirNumbersAre() {
    Page page = open("");

    assertThat(texts(page, "#notes li"))
        .contains("dl4j LSTM, tuned: project-supplied LSTM layer: same results as DL4J's, faster");
    assertThat(texts(page, "header .answers li").get(1))
        .contains("dl4j GRU, tuned: project-supplied layer: DL4J ships no GRU");
  }

  @Test
  void errorBarsAreThoseOfTheFile() {
    Page page = open("");

    List<Object> bar =
        list(
            page,
            "const s = echarts.getInstanceByDom(document.querySelector('#panels .chart')).getOption()"
                + ".series.find(s => s.type === 'custom' && s.name === 'DJL, tuned'); return s.data[2]");
    // Student's t on the logs of 2.812, 2.793, 2.760, 2.701 and 2.701 ms: mean, low, high.
    assertThat(bar)
        .extracting(value -> ((Number) value).doubleValue())
        .usingComparatorForType(new DoubleComparator(0.001), Double.class)
        .containsExactly(16.0, 2.753, 2.690, 2.817);
  }

  @Test
  void tooltipSaysTheIntervalAndWhatItIsFrom() {
    Page page = open("");

    String tip =
        (String)
            page.run(
                "const box = document.querySelector('#panels .chart');"
                    + "echarts.getInstanceByDom(box).dispatchAction("
                    + "{type: 'showTip', seriesIndex: 0, dataIndex: 2});"
                    + "return Array.from(box.children, c => c.innerText).join(' ')");

    assertThat(tip)
        .contains("batch size (sequences) 16")
        .contains("DL4J, tuned: 8.143 (7.835..8.462, n = 5 iterations)")
        .contains("DJL, tuned: 2.753 (2.69..2.818, n = 5 iterations)");
  }

  @Test
  void filterTakesABackendOutOfChartsTableAndLink() {
    Page page = open("");

    click(page, "#filter-backend label:nth-of-type(1) input");

    assertThat(list(page, MARKS)).containsExactly(18L, 18L, 18L);
    assertThat(heads(page)).containsExactly("Cell", "Batch", "Division", "DJL", "Python");
    assertThat(page.run("return location.hash")).isEqualTo("#backend=djl%2Cpython");
  }

  @Test
  void linkRestoresTheView() {
    Page page =
        open(
            "#metric=ratio&network=all&cell=LSTM,RNN&batch=16,64&division=tuned&logY=false&sort=-djl");

    assertThat(page.run("return document.getElementById('filter-metric').value"))
        .isEqualTo("ratio");
    assertThat(titles(page)).hasSize(6).contains("hidden 16, 10 steps", "hidden 256, 50 steps");
    assertThat(list(page, MARKS)).hasSize(6).allMatch(marks -> marks.equals(4L));
    assertThat(texts(page, "#filter-cell label:has(:checked)")).containsExactly("LSTM", "RNN");
    assertThat(texts(page, "#measurements tbody tr")).hasSize(24);
    assertThat(page.run("return document.querySelector('[aria-sort=descending]').textContent"))
        .isEqualTo("DJL");
    assertThat(page.console()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#metric=nonsense&cell=&network=99&batch=3&sort=none&row=no",
        "#metric=ratio&benchmark=StepPartsBenchmark.update",
        "#sort=constructor",
        "#network=length",
        "#=&&=x%zz",
        "#explore"
      })
  void linkThatMakesNoSenseDoesNoHarm(String fragment) {
    Page page = open(fragment);

    assertThat(page.console()).isEmpty();
    assertThat(texts(page, "#filter-metric")).isNotEmpty();
    assertThat(page.run("return document.getElementById('filter-network').value")).isNotEqualTo("");
  }

  @Test
  void resetShowsWhatEverybodySeesFirst() {
    Page page = open("#metric=share&cell=GRU&batch=1");

    click(page, "#filters button");

    assertThat(page.run("return location.hash")).isEqualTo("");
    assertThat(titles(page)).hasSize(3);
  }

  @Test
  void headSortsTheTableBothWaysAndBack() {
    Page page = open("#division=tuned");
    List<String> unsorted = texts(page, "#measurements tbody td:nth-child(2)");

    click(page, "#measurements thead th:nth-child(2) button");
    assertThat(texts(page, "#measurements tbody td:nth-child(2)"))
        .startsWith("1", "1", "1", "4")
        .endsWith("256", "512", "512", "512");

    click(page, "#measurements thead th:nth-child(2) button");
    assertThat(texts(page, "#measurements tbody td:nth-child(2)")).startsWith("512", "512", "512");

    click(page, "#measurements thead th:nth-child(2) button");
    assertThat(texts(page, "#measurements tbody td:nth-child(2)")).isEqualTo(unsorted);
  }

  @ParameterizedTest
  @CsvSource({
    "time, 2.753 (2.69..2.818)",
    "rate, 5812 (5679..5948)", // 16 sequences in 2.753 ms
    "share, 49.07 (47.94..50.22)", // 131,133,440 operations in 2.753 ms; 2 x 1024^3 in 22.12 ms
    "quantiles, 2.728 / 2.839 / 3.294"
  })
  void tableShowsTheMetricInItsUnits(String metric, String text) {
    Page page = open("#cell=LSTM&batch=16&division=tuned&backend=djl&metric=" + metric);

    assertThat(texts(page, "#measurements tbody td.number")).containsExactly(text);
  }

  @Test
  void chartOfQuantilesHasALineForEach() {
    Page page = open("#cell=LSTM&division=tuned&backend=djl&metric=quantiles");

    assertThat(
            list(
                page,
                "return echarts.getInstanceByDom(document.querySelector('#panels .chart')).getOption()"
                    + ".series.filter(s => s.type === 'line').map(s => s.name + ' ' + s.data[2].value[1])"))
        .containsExactly("DJL, p50 2.72794", "DJL, p90 2.83853", "DJL, p99 3.29421");
  }

  @Test
  void axesAreLogarithmicUntilSwitched() {
    String type =
        "return echarts.getInstanceByDom(document.querySelector('#panels .chart')).getOption()"
            + ".yAxis[0].type";
    assertThat(open("").run(type)).isEqualTo("log");
    assertThat(open("#logY=false").run(type)).isEqualTo("value");
  }

  @Test
  void rowThatWasFlaggedHasAFlag() {
    assertThat(
            texts(
                open("#cell=LSTM&batch=16&division=tuned&backend=dl4j"), "#measurements td.number"))
        .singleElement()
        .asString()
        .endsWith("⚑");
  }

  @Test
  void benchmarkOfAnotherNetworkShowsItsOwn() {
    Page page = open("#benchmark=TrainEpochBenchmark.epoch");

    assertThat(texts(page, "#measurements tbody tr")).isNotEmpty();
    assertThat(texts(page, "#filter-network option")).hasSize(2);
  }

  @Test
  void linkToASectionKeepsTheView() {
    Page page = open("#metric=share");

    page.run("document.querySelector('nav a[href=\"#defects\"]').click()");

    assertThat(page.run("return location.hash")).isEqualTo("#metric=share");
    assertThat(page.run("return document.activeElement.id")).isEqualTo("defects");
  }

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
  void rowsWithoutATimeComeLastInBothDirections() {
    for (String sort : List.of("dl4j", "-dl4j")) {
      Page page = open("#division=stock&sort=" + sort);

      assertThat(texts(page, "#measurements tbody tr"))
          .hasSize(18)
          .last()
          .asString()
          .contains("unsupported: project-supplied layer: DL4J ships no GRU");
    }
  }

  @Test
  void geometricMeanIsThatOfTheRowsShown() {
    Page page = open("#division=tuned&cell=LSTM&backend=dl4j,djl");

    // The ratios of the README's table: LSTM, hidden 64, 50 steps.
    double mean = Math.pow(4.56 * 4.41 * 2.96 * 1.92 * 1.61 * 1.46, 1 / 6.0);
    List<String> foot = texts(page, "#measurements tfoot td");
    assertThat(foot).hasSize(2);
    assertThat(Double.parseDouble(foot.get(0).replace("×", ""))).isCloseTo(mean, within(0.01));
    assertThat(foot.get(1)).isEqualTo("1×");
    assertThat(texts(page, "#measurements tfoot th"))
        .singleElement()
        .asString()
        .contains("over the 6 rows");
  }

  @Test
  void rowOpensByKeyboardAndShowsIterationsAndTheCommandThatRepeatsIt() {
    Page page = open("#cell=LSTM&batch=16&division=tuned&backend=djl");

    page.type("#measurements .opener", Keys.ENTER);

    assertThat(page.run("return document.getElementById('details').open")).isEqualTo(true);
    assertThat(texts(page, "#details pre"))
        .contains("2.812  2.793  2.76  2.701  2.701")
        .contains(
            "java -jar benchmarks/target/benchmarks.jar run --preset standard --out results/again --"
                + " TrainStepBenchmark.step -p backend=djl -p cell=LSTM -p batchSize=16 -p hidden=64"
                + " -p inputSize=64 -p layers=1 -p timeSteps=50 -p device=cpu -p division=tuned"
                + " -p computeThreads=1");
    assertThat(page.undrawnCharts()).isEmpty();
    assertThat(page.violations()).isEmpty();
    assertThat((String) page.run("return location.hash")).contains("row=");

    page.type("#details button", Keys.ESCAPE);

    assertThat(page.run("return document.getElementById('details').open")).isEqualTo(false);
    assertThat((String) page.run("return location.hash")).doesNotContain("row=");
    assertThat(page.run("return document.activeElement.className")).isEqualTo("opener");
  }

  @Test
  void commandCanBeCopied() {
    Page page = open("#cell=LSTM&batch=16&division=tuned&backend=djl");
    page.type("#measurements .opener", Keys.ENTER);

    Object copied =
        page.run(
            "return new Promise(done => {"
                + "navigator.clipboard.writeText = text => { done(text); return Promise.resolve(); };"
                + "Array.from(document.querySelectorAll('#details button'))"
                + ".find(button => button.textContent === 'Copy').click(); })");

    assertThat((String) copied)
        .startsWith("java -jar benchmarks/target/benchmarks.jar run --preset");
  }

  @Test
  void linkToARowOpensIt() {
    Page page = open("#row=0%7CTrainStepBenchmark.step%7CLSTM%7C3%7C16%7Ctuned%7Ccpu%7C1");

    assertThat(texts(page, "#details h2")).singleElement().asString().contains("batch 16, tuned");
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "rate", "ratio", "share", "quantiles"})
  void everyMetricDrawsAndCanBeReadByEveryone(String metric) {
    Page page = open("#metric=" + metric + "&logX=false");

    assertThat(page.undrawnCharts()).isEmpty();
    assertThat(page.console()).isEmpty();
    assertThat(page.violations()).isEmpty();
    page.screenshot("metric-" + metric);
  }

  @Test
  void everyBenchmarkHasRows() {
    Page page = open("");

    for (Object benchmark :
        list(
            page,
            "return Array.from(document.getElementById('filter-benchmark').options, o => o.value)")) {
      Page own = open("#network=all&benchmark=" + benchmark);
      assertThat(texts(own, "#measurements tbody tr")).as("%s", benchmark).isNotEmpty();
      assertThat(own.undrawnCharts()).isEmpty();
      assertThat(own.console()).isEmpty();
    }
  }

  @Test
  void rowsAndDataCanBeSaved() {
    Page page = open("#cell=GRU&batch=16");
    String hook =
        "const was = URL.createObjectURL; let blob; URL.createObjectURL = b => { blob = b; return was(b); };";

    String csv =
        (String)
            page.run(
                hook
                    + "document.getElementById('save-csv').click(); return blob.text().then(t => t.split(String.fromCharCode(13, 10)).join('|'))");
    String json =
        (String)
            page.run(hook + "document.getElementById('save-json').click(); return blob.text()");
    String svg =
        (String)
            page.run(hook + "document.querySelector('.save button').click(); return blob.text()");

    assertThat(csv.split("\\|"))
        .hasSize(6)
        .startsWith(
            "result,benchmark,cell,network,batch,backend,division,device,threads,ms,low,high,n,unit,forks,asked,p50,p90,p99,share,outliers,allocation,flags,absent")
        .anyMatch(
            line ->
                line.contains(
                    ",GRU,\"hidden 64, 50 steps, input 64, 1 layer\",16,djl,tuned,cpu,1,7.11"))
        .anyMatch(line -> line.endsWith("unsupported: project-supplied layer: DL4J ships no GRU"));
    assertThat(json).startsWith("{\n \"schema\": 1,").contains("\"iterations\": [");
    assertThat(svg).startsWith("<svg").contains("</svg>");
    assertThat(page.console()).isEmpty();
  }

  @Test
  void pictureOfAChartCanBeSavedInPixels() {
    Page page = open("#cell=GRU");

    String type =
        (String)
            page.run(
                "return new Promise(done => { const was = URL.createObjectURL; URL.createObjectURL ="
                    + " b => { done(b.type + (b.size > 10000)); return was(b); };"
                    + " document.querySelectorAll('.save button')[1].click(); })");

    assertThat(type).isEqualTo("image/pngtrue");
    assertThat(page.console()).isEmpty();
  }

  @Test
  void backendWithoutAShareOfPeakHasNoneInTheTable() {
    Page page = open("#metric=share&cell=LSTM&batch=16&division=tuned");

    assertThat(texts(page, "#measurements tbody td"))
        .hasSize(3)
        .satisfies(cells -> assertThat(cells.get(1)).startsWith("49.07 ("))
        .satisfies(cells -> assertThat(cells.get(2)).startsWith("–"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TrainEpochBenchmark.epoch", "FirstCallBenchmark.load"})
  void whatIsNotOneBatchHasNoThroughput(String benchmark) {
    Page page = open("#network=all&benchmark=" + benchmark);

    assertThat(texts(page, "#filter-metric option"))
        .contains("Time per call")
        .doesNotContain("Throughput");
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
  void focusStaysOnTheHeadThatSorts() {
    Page page = open("");

    page.type("#measurements thead th:nth-child(4) button", Keys.ENTER);

    assertThat(page.run("return document.activeElement.textContent")).isEqualTo("DL4J");
    assertThat(page.run("return document.activeElement.parentElement.ariaSort"))
        .isEqualTo("ascending");
  }

  @Test
  void linkOnThePageShowsItsViewAndBackLeadsToTheOneBefore() {
    Page page = open("");

    go(page, "scrollTo(0, document.body.scrollHeight); location.hash = '#metric=ratio'");
    assertThat(page.run("return document.getElementById('filter-metric').value"))
        .isEqualTo("ratio");
    assertThat(
            page.run(
                "return Math.abs(document.getElementById('explore').offsetTop - scrollY) < 100"))
        .isEqualTo(true);

    go(page, "history.back()");
    assertThat(page.run("return document.getElementById('filter-metric').value")).isEqualTo("time");
  }

  /** Returns when the page has heard of the fragment that a script changes. */
  private static void go(Page page, String script) {
    page.run(
        "return new Promise(done => { addEventListener('hashchange', () => setTimeout(done),"
            + " {once: true}); "
            + script
            + " })");
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
    large.edit("jmh.json", ExplorerInBrowserTest::multiply);
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

  @Test
  void historyShowsWhatChangedAndTheNotes() {
    List<Path> runs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Results run = Results.copy("quick", directory.resolve("history"), "run-" + i);
      double factor = i < 5 ? 1 + 0.001 * i : 1.3 + 0.001 * i;
      String date = "2026-10-" + (11 + i);
      run.edit("run.json", root -> ((ObjectNode) root).put("date", date));
      run.edit("jmh.json", root -> Results.scaleTimes(root, factor));
      runs.add(run.directory());
    }
    Results notes =
        Results.copy("quick", directory, "notes")
            .write("notes.yaml", "- {date: 2026-10-16, text: \"a <b>new</b> JDK\"}");
    Path html = directory.resolve("history.html");
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
        .contains("DL4J 1.3× slower, DJL 1.3× slower", "a <b>new</b> JDK");
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

  private static Path render(String name, Path... results) {
    Path html = directory.resolve(name + ".html");
    List<String> arguments = new ArrayList<>(List.of("render", "--out", html.toString()));
    for (Path result : results) {
      arguments.add(result.toString());
    }
    assertThat(Execution.of(arguments.toArray(new String[0])).code()).isIn(0, 1);
    return html;
  }

  /** The stored report by a link, every chart of it drawn. */
  private static Page open(String fragment) {
    Page page = browser.open(report, WIDE, fragment);
    assertThat(page.undrawnCharts()).isEmpty();
    return page;
  }

  private static void click(Page page, String selector) {
    page.run("document.querySelector(arguments[0]).click()", selector);
    assertThat(page.undrawnCharts()).isEmpty();
  }

  private static List<String> titles(Page page) {
    return texts(page, "#panels h3");
  }

  private static List<String> heads(Page page) {
    return texts(page, "#measurements thead th");
  }

  private static List<String> texts(Page page, String selector) {
    return list(
            page,
            "return Array.from(document.querySelectorAll(arguments[0]), e => e.textContent.trim())",
            selector)
        .stream()
        .map(String.class::cast)
        .toList();
  }

  @SuppressWarnings("unchecked") // arrays of JavaScript come as lists
  private static List<Object> list(Page page, String script, Object... arguments) {
    return (List<Object>) page.run(script, arguments);
  }
}
