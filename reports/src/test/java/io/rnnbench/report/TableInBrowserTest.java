package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.report.browser.NeedsBrowser;
import io.rnnbench.report.browser.Page;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What a reader does with the table of a report, its rows and what can be saved. */
@NeedsBrowser
@Tag("full")
class TableInBrowserTest extends BrowsedReport {
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
    "share, 46.34 (45.28..47.43)", // 131,133,440 operations in 2.753 ms; DL4J: 2 x 1024^3 in 20.89
    "quantiles, 2.728 / 2.839 / 3.294"
  })
  void tableShowsTheMetricInItsUnits(String metric, String text) {
    Page page = open("#cell=LSTM&batch=16&division=tuned&backend=djl&metric=" + metric);

    assertThat(texts(page, "#measurements tbody td.number")).containsExactly(text);
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
            "result,benchmark,cell,network,batch,backend,division,device,threads,ms,low,high,n,unit,forks,asked,p50,p90,p99,share,ownShare,outliers,allocation,flags,absent")
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
  void everyBackendIsHeldAgainstTheBestProductOfAny() {
    Page page = open("#metric=share&cell=LSTM&batch=16&division=tuned");

    assertThat(texts(page, "#measurements tbody td"))
        .hasSize(3)
        .satisfies(cells -> assertThat(cells.get(1)).startsWith("46.34 ("))
        .satisfies(cells -> assertThat(cells.get(2)).startsWith("21.4"));
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
  void focusStaysOnTheHeadThatSorts() {
    Page page = open("");

    page.type("#measurements thead th:nth-child(4) button", Keys.ENTER);

    assertThat(page.run("return document.activeElement.textContent")).isEqualTo("DL4J");
    assertThat(page.run("return document.activeElement.parentElement.ariaSort"))
        .isEqualTo("ascending");
  }
}
