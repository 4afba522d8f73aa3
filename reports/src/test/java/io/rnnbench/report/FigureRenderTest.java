package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureRenderTest {
  private static final String STUDY = "study-echo-first.json";
  private static final String ATTACK = "<script>alert(1)</script>";
  private static final String LINES =
      "{'id':'loss','title':'Loss of all','caption':'Bands are quartiles.','kind':'lines',"
          + "'x':{'name':'epoch','scale':'linear'},'y':{'name':'loss','scale':'log'},"
          + "'categories':[],'series':[{'label':'LSTM','backend':'djl','style':'band','points':["
          + "{'x':1,'y':0.5,'low':0.25,'high':0.75},{'x':2,'y':'NaN','low':'NaN','high':'NaN'},"
          + "{'x':3,'y':0.0,'low':0.0,'high':0.0},{'x':4,'y':0.125,'low':0.125,'high':0.125},"
          + "{'x':5,'y':0.1,'low':0.05,'high':'Infinity'}]}]}";
  private static final String BARS =
      "{'id':'bars','title':'Bars','caption':'c','kind':'bars','x':{'name':'task','scale':'linear'},"
          + "'y':{'name':'accuracy','scale':'linear'},'categories':['echo','parity'],'series':["
          + "{'label':'DL4J LSTM','backend':'dl4j','style':'errorBars',"
          + "'points':[{'x':1.0,'y':0.75,'low':0.5,'high':1.0}]},"
          + "{'label':'best','backend':'','style':'ceiling',"
          + "'points':[{'x':0.0,'y':1.0,'low':1.0,'high':1.0}]}]}";
  private static final String SURFACE =
      "{'id':'map','title':'Map','caption':'c','kind':'surface','x':{'name':'rate','scale':'log'},"
          + "'y':{'name':'units','scale':'log'},'categories':[],'series':[],'surface':"
          + "{'name':'epochs','xs':[0.5,1.0],'ys':[8.0],'values':[['NaN',41.5]]}}";

  @TempDir private Path directory;
  private Results results;

  @BeforeEach
  void copySample() {
    results = Results.in(directory);
  }

  @Test
  void titleStandsAboveAndCaptionBelow() {
    assertThat(rendered(LINES))
        .containsPattern(
            "(?s)<figure>\\s*<h4>Loss of all</h4>\\s*<div class=\"chart\" id=\"(chart-\\d+)\""
                + " role=\"img\" aria-label=\"Loss of all\"></div>\\s*"
                + "<figcaption>Bands are quartiles.</figcaption>")
        .containsPattern("\\{\"id\":\"chart-\\d+\",\"kind\":\"lines\"");
  }

  @Test
  void linesLeaveOutWhatIsNotFiniteOrNotOnALogAxis() {
    assertThat(rendered(LINES))
        .contains("\"x\":{\"name\":\"epoch\",\"log\":false},\"y\":{\"name\":\"loss\",\"log\":true}")
        .contains(
            "{\"name\":\"LSTM, DJL\",\"key\":\"LSTM\",\"backend\":\"djl\",\"style\":\"band\","
                + "\"points\":[[1,0.5,0.25,0.75],[4,0.125],[5,0.1,0.05,null]]}");
  }

  @Test
  void barsCarryCategoriesAndCeilings() {
    assertThat(rendered(BARS))
        .contains("\"kind\":\"bars\"", "\"categories\":[\"echo\",\"parity\"]")
        .contains(
            "{\"name\":\"DL4J LSTM\",\"key\":\"LSTM\",\"backend\":\"dl4j\","
                + "\"style\":\"errorBars\",\"points\":[[1,0.75,0.5,1]]}")
        .contains(
            "{\"name\":\"best\",\"key\":\"best\",\"backend\":\"\",\"style\":\"ceiling\","
                + "\"points\":[[0,1]]}");
  }

  @Test
  void surfaceCarriesItsGrid() {
    assertThat(rendered(SURFACE))
        .contains("\"kind\":\"surface\"")
        .contains("{\"name\":\"epochs\",\"xs\":[0.5,1],\"ys\":[8],\"values\":[[null,41.5]]}");
  }

  @Test
  void curvesOfAFileWithFiguresAreNotEmbedded() {
    Execution.render(results);
    assertThat(Execution.html(results)).contains("\"kind\":\"curves\"");

    assertThat(rendered(LINES))
        .contains("\"kind\":\"lines\"")
        .doesNotContain("\"kind\":\"curves\"")
        .doesNotContain("one line for each backend and seed");
  }

  @Test
  void lossAgainstWallClockIsDrawnWhereRunsAreTimed() {
    results.edit(
        STUDY,
        root ->
            root.get("curves")
                .forEach(
                    curve ->
                        ((ObjectNode) curve)
                            .set("seconds", Results.json("[0.25,'NaN',1.5,'NaN']"))));
    Execution.render(results);

    assertThat(Execution.html(results))
        .contains("<h4>Loss against wall clock</h4>", "<h4>Best loss so far against wall clock")
        .contains("\"x\":{\"name\":\"seconds of training\",\"log\":true}")
        .containsPattern(
            "\"name\":\"Adam, learning rate 0.001, DJL\",\"key\":\"Adam, learning rate 0.001\",\"backend\":\"djl\",\"style\":\"band\","
                + "\"points\":\\[\\[0.25,[0-9.,]+\\],\\[1.5,[0-9.,]+\\]\\]")
        .doesNotContain("No loss against wall clock");
  }

  @Test
  void aStudyWithoutTimesSaysHowToGetThem() {
    Execution.render(results);

    assertThat(section())
        .contains("No loss against wall clock", "study echo-first --packed 1")
        .doesNotContain("<h4>Loss against wall clock</h4>");
  }

  @Test
  void refusesTimesThatAreNone() {
    results.edit(
        STUDY,
        root -> ((ObjectNode) root.get("curves").get(0)).set("seconds", Results.json("['soon']")));

    Execution execution = Execution.render(results);

    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.err())
        .singleElement()
        .asString()
        .contains(STUDY, "curves[0].seconds[0] is \"soon\", expected a number");
  }

  @Test
  void answerAndClaimsComeBeforeTheFiguresAndTablesAfter() {
    rendered(LINES);

    assertThat(section())
        .containsSubsequence(
            "<p class=\"answer\">",
            "2 confirmed, 2 refuted",
            "<h4>Loss of all</h4>",
            "Agreement of the curves from the same seed");
  }

  @Test
  void refutedClaimIsMarkedAsAFinding() {
    Execution.render(results);

    assertThat(Execution.html(results))
        .containsPattern("<tr class=\"confirmed\">.*✓ CONFIRMED")
        .containsPattern("<tr class=\"refuted\">.*≠ REFUTED");
  }

  @Test
  void hostileTextOfAFigureIsShownAsText() {
    String hostile = LINES;
    for (String text : new String[] {"Loss of all", "Bands are quartiles.", "LSTM", "epoch"}) {
      hostile = hostile.replace(text, ATTACK);
    }
    results.edit(STUDY, root -> root(root).putArray("crashes").add(ATTACK));

    assertThat(rendered(hostile))
        .contains("<h4>&lt;script&gt;alert(1)&lt;")
        .contains("<li>&lt;script&gt;alert(1)&lt;")
        .contains("\"name\":\"\\u003cscript>alert(1)\\u003c/script>, DJL\"")
        .doesNotContain(ATTACK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'kind':'lines' | 'kind':'pie' | figures[0].kind is "pie", expected lines, bars or surface
          'scale':'log' | 'scale':'cubic' | figures[0].y.scale is "cubic", expected linear or log
          'style':'band' | 'style':'glow' | figures[0].series[0].style is "glow", expected band, errorBars or ceiling
          'title':'Loss of all', | '' | figures[0] has no "title"
          'y':0.125 | 'y':'low' | figures[0].series[0].points[3].y is "low", expected a number
          'kind':'lines' | 'kind':'surface' | figures[0] has no "surface"
          'kind':'lines' | 'kind':'bars' | figures[0].series[0].points[0].x is 1, expected the index of one of 0 categories
          """,
      quoteCharacter = '"')
  void refusesMalformedFigure(String good, String bad, String message) {
    assertRefused(LINES.replace(good, bad.equals("''") ? "" : bad), message);
  }

  @Test
  void refusesSurfaceWhoseRowsDoNotFit() {
    assertRefused(
        SURFACE.replace("[['NaN',41.5]]", "[[41.5]]"),
        "figures[0].surface.values[0] is [41.5], expected one value for each of 2 xs");
    assertRefused(
        SURFACE.replace("[['NaN',41.5]]", "[]"),
        "figures[0].surface.values is [], expected one row for each of 1 ys");
  }

  @Test
  void comparisonsOfBackendsAreATable() {
    results.edit(
        STUDY,
        root ->
            root(root)
                .set(
                    "comparisons",
                    Results.json(
                        "[{'label':'LSTM','quantity':'99 %','first':'dl4j','second':'djl',"
                            + "'firstMedian':41.50,'secondMedian':'not reached','firstSeeds':20,"
                            + "'secondSeeds':19,'ratio':0.965116279,'p':0.412345,"
                            + "'verdict':'no difference shown'}]")));
    Execution.render(results);

    assertThat(section())
        .contains("<caption>Epochs to target, backend against backend</caption>")
        .containsSubsequence(
            ">LSTM<",
            ">DL4J<",
            ">DJL<",
            ">41.5<",
            ">not reached<",
            ">20<",
            ">19<",
            ">0.965<",
            ">0.41<",
            ">no difference shown<");
  }

  @Test
  void crashesAreAListWhereThereAreAny() {
    Execution.render(results);
    assertThat(Execution.html(results)).doesNotContain("<h4>Crashes</h4>");

    results.edit(STUDY, root -> root(root).putArray("crashes").add("dl4j, seed 7: exit 134"));
    Execution.render(results);

    assertThat(Execution.html(results))
        .containsPattern(
            "<h4>Crashes</h4>\\s*<ul class=\"crashes\">\\s*<li>dl4j, seed 7: exit 134");
  }

  @Test
  void agreementSaysItsSettingAndUntilWhenOnceARowHasThem() {
    results.edit(
        STUDY,
        root -> ((ObjectNode) agreement(root).get(0)).put("label", "rate 0.1").put("until", "12"));
    Execution.render(results);

    assertThat(section())
        .contains("<th scope=\"col\" class=\"\">setting</th>")
        .contains("<th scope=\"col\" class=\"\">until</th>")
        .containsSubsequence(">rate 0.1</td>", ">12</td></tr>");
  }

  @Test
  void longAgreementIsFoldedAndOpenOnlyWhereSomethingFailed() {
    results.edit(STUDY, FigureRenderTest::thirteenComparisons);
    Execution.render(results);
    assertThat(Execution.html(results))
        .containsPattern(
            "<details>\\s*<summary>13 comparisons, 0 failed; closest to its tolerance: \\S.*, seed"
                + " .*, at 0\\.\\d+ of it</summary>");

    results.edit(STUDY, root -> ((ObjectNode) agreement(root).get(5)).put("ok", false));
    Execution.render(results);

    assertThat(Execution.html(results))
        .containsPattern("<details open>\\s*<summary>13 comparisons, 1 failed;");
  }

  private String rendered(String figure) {
    withFigure(figure);
    assertThat(Execution.render(results).err()).isEmpty();
    return Execution.html(results);
  }

  /** The study alone: AssertJ takes seconds to look for a subsequence in ECharts. */
  private String section() {
    String html = Execution.html(results);
    return html.substring(html.indexOf("<h3>Study"), html.indexOf("</main>"));
  }

  private void assertRefused(String figure, String message) {
    withFigure(figure);

    Execution execution = Execution.render(results);

    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.err()).singleElement().asString().contains(STUDY, message);
  }

  private void withFigure(String figure) {
    results.edit(STUDY, root -> root(root).putArray("figures").add(Results.json(figure)));
  }

  private static ObjectNode root(JsonNode root) {
    return (ObjectNode) root;
  }

  private static ArrayNode agreement(JsonNode root) {
    return (ArrayNode) root.get("agreement");
  }

  private static void thirteenComparisons(JsonNode root) {
    ArrayNode rows = agreement(root);
    JsonNode first = rows.get(0);
    rows.removeAll();
    for (int i = 0; i < 13; i++) {
      rows.add(first.deepCopy());
    }
  }
}
