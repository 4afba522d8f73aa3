package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.browser.NeedsBrowser;
import io.rnnbench.report.browser.Page;
import java.util.List;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader does with the filters, the charts and links of a report. */
@NeedsBrowser
@Tag("full")
class ExplorerInBrowserTest extends BrowsedReport {
  /** Points that a chart shows: symbols, less those of its legend. */
  private static final String MARKS =
      """
      const drawn = Array.from(document.querySelectorAll('#panels .chart'), echarts.getInstanceByDom);
      return drawn.map(chart => chart.getZr().storage.getDisplayList()
          .filter(one => one.shape && one.shape.symbolType !== undefined && !inLegend(one)).length);
      function inLegend(one) {
        for (let p = one; p; p = p.parent) {
          if (p.__legendDataIndex !== undefined) { return true; }
        }
        return false;
      }
      """;

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
}
