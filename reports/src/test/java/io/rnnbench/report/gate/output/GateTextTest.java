package io.rnnbench.report.gate.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.GateRow;
import io.rnnbench.report.gate.Subject;
import io.rnnbench.report.gate.Thresholds;
import io.rnnbench.report.gate.Verdict;
import io.rnnbench.report.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTextTest {

  @Test
  void lastLineIsTheVerdictOnAllRows() {
    assertThat(lastLine(GateText.of(Samples.rich())))
        .isEqualTo(
            "INCOMPARABLE: 1 of 7 rows incomparable, 2 regressed, 2 inconclusive, 1 improved,"
                + " 1 passed");
  }

  @ParameterizedTest
  @CsvSource({
    "12, PASS, PASS: 12 of 12 rows passed",
    "1, REGRESSED, REGRESSED: 1 of 1 row regressed",
    "0, INCOMPARABLE, INCOMPARABLE: no row was judged"
  })
  void countsAreSaid(int rows, Verdict verdict, String line) {
    assertThat(lastLine(GateText.of(Samples.of(rows, verdict)))).isEqualTo(line);
  }

  @Test
  void columnsStandBelowTheirHeads() {
    List<String> lines = GateText.of(Samples.of(11, Verdict.PASS)).lines().toList();
    String head = lines.stream().filter(l -> l.contains("verdict")).findFirst().orElseThrow();

    assertThat(lines).filteredOn(line -> line.endsWith("PASS")).hasSize(11);
    assertThat(lines)
        .filteredOn(line -> line.endsWith("PASS"))
        .allMatch(line -> line.indexOf("PASS") == head.indexOf("verdict"))
        .allMatch(line -> line.indexOf("0.9900..1.010") == head.indexOf("interval"));
  }

  /** What does not fit loses no word: the reasons follow the table. */
  @Test
  void tableKeepsToTheTerminal() {
    List<String> lines = GateText.of(Samples.rich(), 90).lines().toList();
    int head = lines.indexOf("row");
    List<String> table = lines.subList(head, head + lines.subList(head, lines.size()).indexOf(""));

    assertThat(table).hasSizeGreaterThan(2).allMatch(line -> line.length() <= 90);
    Samples.rich().rows().stream()
        .map(GateRow::reason)
        .filter(reason -> !reason.isEmpty())
        .forEach(reason -> assertThat(lines).anyMatch(l -> l.endsWith(PlainText.of(reason))));
  }

  /** Their mean has neither, and takes neither from them. */
  @Test
  void whatRowsShareIsSaidOnceBesideTheirMean() {
    List<GateRow> rows = new ArrayList<>();
    for (String cell : List.of("GRU", "LSTM")) {
      Map<String, String> params = Map.of("cell", cell, "hidden", "64");
      rows.add(row(Subject.of("A.step", params, Subject.TIME)));
    }
    rows.add(row(Subject.ALL_ROWS));
    String text =
        GateText.of(GateResult.of("a", "b", Thresholds.DEFAULT, rows, List.of(), List.of(), ""));
    assertThat(text).containsOnlyOnce("A.step").containsOnlyOnce("hidden=64");
    assertThat(text.lines()).anyMatch(line -> line.startsWith("all rows, geometric mean"));
  }

  private static GateRow row(Subject subject) {
    return new GateRow(subject, 1, 1, "ms/op", 1, 0.99, 1.01, Verdict.PASS, 5, "");
  }

  @Test
  void benchmarkOfAllRowsIsSaidOnce() {
    assertThat(GateText.of(Samples.of(1, Verdict.PASS)))
        .containsPattern("all rows:  Some\\.")
        .containsOnlyOnce("Some.");
  }

  @Test
  void parametersOfAllRowsAreSaidOnce() {
    assertThat(GateText.of(Samples.of(3, Verdict.PASS)))
        .containsOnlyOnce("cell=LSTM")
        .doesNotContain("parameters");
  }

  @Test
  void differencesAreSaidWhereNothingWasJudged() {
    assertThat(GateText.of(Samples.incomparable()).lines())
        .contains("environments differ: CPU: A, B", "environments differ: Java: 17, 21");
  }

  @Test
  void terminalIsNotControlledByData() {
    assertThat(GateText.of(Samples.rich())).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\n]]");
  }

  private static String lastLine(String text) {
    List<String> lines = text.lines().toList();
    return lines.get(lines.size() - 1);
  }
}
