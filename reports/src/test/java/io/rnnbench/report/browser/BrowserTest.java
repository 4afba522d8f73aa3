package io.rnnbench.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check of a page sees the fault that it is for, and nothing in a page without faults. */
@NeedsBrowser
class BrowserTest {
  private static final String NOWHERE = "http://127.0.0.1:1/";
  private static final String STRICT =
      "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">";
  private static final String CHART =
      "<div class='chart' id='drawn'><svg width='9' height='9'><path d='M0,0h9'/></svg></div>";

  private static Browser browser;
  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void goodPageHasNoFaults() {
    Page page = open("", "<p>" + "fine ".repeat(999) + "<img alt='' src='data:,'>" + CHART, 380);

    assertThat(page.console()).isEmpty();
    assertThat(page.foreignRequests()).isEmpty();
    assertThat(page.violations()).isEmpty();
    assertThat(page.sidewaysScroll()).isEmpty();
    assertThat(page.clipped()).isEmpty();
    assertThat(page.undrawnCharts()).isEmpty();
    assertThat(page.emptyCharts()).isEmpty();
  }

  @Test
  void consoleHasErrorsAndWarningsButNotInformation() {
    Page page =
        script("console.error('on fire'); console.warn('smoke'); console.info('all is well')");

    assertThat(page.console())
        .hasSize(2)
        .anyMatch(line -> line.contains("on fire"))
        .anyMatch(line -> line.contains("smoke"));
  }

  @Test
  void consoleHasWhatNobodyCaught() {
    assertThat(script("null.draw()").console()).singleElement().asString().contains("draw");
    assertThat(script("Promise.reject(new Error('broken'))").console())
        .singleElement()
        .asString()
        .contains("broken");
  }

  @Test
  void consoleHasScriptsThatThePolicyRefuses() {
    assertThat(open(STRICT, "<script>document.title = 'x'</script>", 1280).console())
        .singleElement()
        .asString()
        .contains("Content Security Policy");
  }

  @Test
  void consoleOfAPageIsNotThatOfTheOneBefore() {
    script("console.error('on fire')");

    assertThat(script("").console()).isEmpty();
  }

  @Test
  void consoleKeepsWhatItHasSaid() {
    Page page = script("console.error('on fire')");

    assertThat(page.console()).hasSize(1).isEqualTo(page.console());
  }

  @Test
  void requestsToElsewhereAreSeen() throws IOException {
    Files.writeString(directory.resolve("beside.css"), "");
    Page page =
        open(
            "<link rel='stylesheet' href='beside.css'>",
            "<img alt='' src='"
                + NOWHERE
                + "a.png'><img alt='' src='data:,'>"
                + "<script>fetch('"
                + NOWHERE
                + "b').catch(() => {})</script>"
                + "<script>new WebSocket('ws://127.0.0.1:1/c')</script>",
            1280);

    assertThat(page.foreignRequests())
        .containsExactlyInAnyOrder(
            directory.resolve("beside.css").toUri().toString(),
            NOWHERE + "a.png",
            NOWHERE + "b",
            "ws://127.0.0.1:1/c");
  }

  @Test
  void paleTextIsAViolationOnWhiteOnly() {
    String page =
        "<style>:root { color-scheme: light dark } p { color: #bbb; background: Canvas }</style>";

    assertThat(open(page, "<p id='pale'>pale</p>", 1280).violations())
        .singleElement()
        .asString()
        .startsWith("serious color-contrast at #pale: ");
    assertThat(open(page, "<p id='pale'>pale</p>", View.dark(1280)).violations()).isEmpty();
  }

  @Test
  void violationsAreSeenUnderAStrictPolicy() {
    assertThat(open(STRICT, "<button id='mute'></button>", 1280).violations())
        .singleElement()
        .asString()
        .startsWith("critical button-name at #mute: ");
  }

  @Test
  void rowsThatAreMadeOtherwiseAreCheckedHoweverLongTheTable() {
    String rows = "<tr><td>black</td></tr>".repeat(99);
    String pale = "<tr><td id='pale' style='color: #bbb'>pale</td></tr>";
    Page page =
        open(
            "", "<table><thead><tr><th>a</th></tr></thead>" + rows + pale + rows + "</table>", 380);

    assertThat(page.violations()).singleElement().asString().contains("color-contrast at #pale");
    assertThat(page.run("return document.querySelectorAll('tr')[100].innerText")).isEqualTo("pale");
  }

  @Test
  void whatIsWiderThanTheWindowIsNamed() {
    String wide = "<div id='wide' style='width: 700px'><p>wide</p></div>";

    assertThat(open("", wide, 380).sidewaysScroll())
        .containsExactly("the page is 708 wide, of 380", "#wide ends at 708 of 380");
    assertThat(open("", wide, 1280).sidewaysScroll()).isEmpty();
  }

  @Test
  void whatScrollsByItselfDoesNotMakeThePageScroll() {
    Page page =
        open("", "<div style='overflow-x: auto'><p style='width: 700px'>wide</p></div>", 380);

    assertThat(page.sidewaysScroll()).isEmpty();
  }

  @Test
  void whatHasToBeScrolledIsLostOnPaper() {
    Page page =
        open(
            "<style>@media print { #mended { overflow: visible !important } }</style>",
            "<div id='lost' style='overflow: auto; height: 9px'><p>tall</p></div>"
                + "<div id='mended' style='overflow: auto; height: 9px'><p>tall</p></div>",
            1280);

    assertThat(page.clipped()).hasSize(2);
    assertThat(page.print("lost").lost())
        .singleElement()
        .asString()
        .matches("#lost holds \\d+ x \\d+ and shows \\d+ x 9");
  }

  @Test
  void whatIsTooWideForPaperIsLostUnlessItIsMadeSmaller() {
    String block = "<div id='block' style='width: %dpx'>wide</div>";

    assertThat(open("", block.formatted(1000), 1280).print("shrunk").lost()).isEmpty();
    assertThat(open("", block.formatted(1100), 1280).print("cut").lost())
        .containsExactly("#block ends at 1108 of 1080");
  }

  @Test
  void pageMayDrawItsChartsWhenItIsPrinted() {
    String page =
        "<div class='chart' id='late' style='height: 9px'></div><script>const query ="
            + " matchMedia('print'); query.onchange = () => { if (%s) late.innerHTML ="
            + " '<svg><path/></svg>' }</script>";

    assertThat(open("", page.formatted("query.matches"), 1280).print("late").emptyCharts())
        .isEmpty();
    assertThat(open("", page.formatted("false"), 1280).print("never").emptyCharts())
        .containsExactly("#late");
  }

  @Test
  void chartsWithoutADrawingAreNamed() {
    Page page =
        open(
            "<style>.chart { height: 9px }</style>",
            CHART
                + "<div class='chart' id='empty'></div><div class='chart' id='hollow'><svg></svg></div>"
                + "<details><div class='chart' id='folded'></div></details>",
            1280);

    assertThat(page.emptyCharts()).containsExactly("#empty", "#hollow");
    assertThat(page.unfold().emptyCharts()).containsExactly("#empty", "#hollow", "#folded");
  }

  @Test
  void chartMayBeDrawnWhenItComesIntoView() {
    Page page =
        open(
            "<style>.chart { height: 9px; margin-top: 3000px }</style>",
            "<div class='chart' id='late'></div><script>"
                + "new IntersectionObserver(seen => { if (seen[0].isIntersecting)"
                + " late.innerHTML = '<svg><path/></svg>' }).observe(late)</script>",
            1280);

    assertThat(page.emptyCharts()).containsExactly("#late");
    assertThat(page.undrawnCharts()).isEmpty();
  }

  @Test
  void chartThatStaysEmptyInViewIsNamed() {
    Page page = open("", CHART + "<div class='chart' id='empty' style='height: 9px'></div>", 1280);

    assertThat(page.undrawnCharts()).containsExactly("#empty");
  }

  @Test
  void windowIsAsNarrowAsATelephone() {
    assertThat(open("", "", 380).run("return innerWidth")).isEqualTo(380L);
  }

  private Page script(String script) {
    return open("", "<script>" + script + "</script>", 1280);
  }

  private Page open(String head, String main, int width) {
    return open(head, main, View.light(width));
  }

  private Page open(String head, String main, View view) {
    Path file = directory.resolve("page.html");
    String html =
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>page</title>%s</head>"
            + "<body><main><h1>page</h1>%s</main></body></html>";
    try {
      Files.writeString(file, html.formatted(head, main));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return browser.open(file, view);
  }
}
