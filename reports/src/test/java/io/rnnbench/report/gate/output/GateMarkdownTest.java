package io.rnnbench.report.gate.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.gate.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateMarkdownTest {

  @Test
  void whatRegressedStandsBeforeWhatIsFoldedAway() {
    String text = GateMarkdown.of(Samples.rich());

    assertThat(text).startsWith("## Performance gate: INCOMPARABLE\n");
    assertThat(rows(text).stream().map(row -> row.split("\\|", -1)[9].strip()).toList())
        .isEqualTo(
            List.of(
                "INCOMPARABLE",
                "REGRESSED",
                "REGRESSED",
                "INCONCLUSIVE",
                "INCONCLUSIVE",
                "IMPROVED",
                "PASS"));
    assertThat(text.indexOf("<details>")).isBetween(text.indexOf("IMPROVED"), text.indexOf("PASS"));
  }

  @Test
  void namesAreNeitherMarkupNorCallAnyone() {
    String text = GateMarkdown.of(Samples.rich());

    assertThat(text.replaceAll("</?(details|summary)>", "")).doesNotContain("<");
    assertThat(text).doesNotContain("@", "#77777", "[d]", "*f*", "`c`");
    assertThat(rows(text)).hasSize(7).allMatch(row -> row.split("\\|", -1).length == 12);
  }

  @Test
  void fenceHoldsACommandWithFences() {
    assertThat(GateMarkdown.of(Samples.rich()))
        .containsPattern("\n````sh\njava .*``` Train.*\n````\n$");
  }

  @Test
  void manyRowsStayBelowTheLimitOfAComment() {
    String text = GateMarkdown.of(Samples.of(5_000, Verdict.REGRESSED));

    assertThat(text.length()).isLessThan(65_536);
    int shown = rows(text).size();
    assertThat(text).contains((5_000 - shown) + " more rows would make this comment too long.");
  }

  @Test
  void differencesAreSaidWhereNothingWasJudged() {
    assertThat(GateMarkdown.of(Samples.incomparable()))
        .contains("INCOMPARABLE", "- CPU: A, B\n- Java: 17, 21\n")
        .doesNotContain("|");
  }

  private static List<String> rows(String text) {
    return text.lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| benchmark"))
        .toList();
  }
}
