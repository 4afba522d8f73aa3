package io.rnnbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeveralMachinesTest {
  @Test
  void aRowIsSlowerWhereEveryMachineSaysSo() {
    GateRow row = joined(time(1.10, Verdict.REGRESSED), time(1.20, Verdict.REGRESSED));
    assertThat(row.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(row.ratio()).isBetween(1.14, 1.16);
    assertThat(row.low()).isEqualTo(1.10 - 0.01);
    assertThat(row.high()).isEqualTo(1.20 + 0.01);
    assertThat(row.forks()).isEqualTo(16);
  }

  @Test
  void aLayoutThatOneMachineDislikesIsNoRegression() {
    GateRow row = joined(time(1.27, Verdict.REGRESSED), time(1.004, Verdict.PASS));
    assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(row.reason()).isEqualTo("REGRESSED only on a (1.270), PASS only on b (1.004)");
  }

  @Test
  void whatPassesOrIsFasterEverywherePasses() {
    assertThat(joined(time(1, Verdict.PASS), time(1, Verdict.PASS)).verdict())
        .isEqualTo(Verdict.PASS);
    GateRow row = joined(time(0.9, Verdict.IMPROVED), time(1, Verdict.PASS));
    assertThat(row.verdict()).isEqualTo(Verdict.PASS);
    assertThat(row.reason()).startsWith("IMPROVED only on a");
    assertThat(joined(time(0.9, Verdict.IMPROVED), time(0.9, Verdict.IMPROVED)).verdict())
        .isEqualTo(Verdict.IMPROVED);
  }

  @Test
  void aMachineThatCouldNotTellLeavesItOpen() {
    GateRow row = joined(time(1.1, Verdict.REGRESSED), time(1.1, Verdict.INCONCLUSIVE));
    assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void whatIsWrongOnOneMachineIsWrong() {
    Subject parity = Subject.of("all", Map.of(), Subject.PARITY);
    GateRow wrong = GateRow.plain(parity, Verdict.REGRESSED, "3 comparisons fail");
    GateRow right = GateRow.plain(parity, Verdict.PASS, "");
    assertThat(joined(wrong, right).verdict()).isEqualTo(Verdict.REGRESSED);
  }

  @Test
  void aRowThatOneMachineLacksIsNotJudged() {
    GateResult joined =
        SeveralMachines.join(
            Map.of("a", result(time(1.1, Verdict.REGRESSED)), "b", result(List.of())));
    assertThat(joined.rows())
        .singleElement()
        .extracting(GateRow::verdict)
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void runsOfDifferentProgramsAreTold() {
    GateResult other =
        GateResult.of("older", "new", Thresholds.DEFAULT, List.of(), List.of(), List.of(), "");
    GateResult joined =
        SeveralMachines.join(Map.of("a", result(time(1, Verdict.PASS)), "b", other));
    assertThat(joined.notes()).singleElement().asString().contains("name different programs");
  }

  private static GateRow joined(GateRow a, GateRow b) {
    Map<String, GateResult> byMachine = new LinkedHashMap<>();
    byMachine.put("a", result(a));
    byMachine.put("b", result(b));
    GateResult joined = SeveralMachines.join(byMachine);
    assertThat(joined.verdict()).isEqualTo(joined.rows().get(0).verdict());
    return joined.rows().get(0);
  }

  private static GateResult result(GateRow row) {
    return result(List.of(row));
  }

  private static GateResult result(List<GateRow> rows) {
    return GateResult.of("old", "new", Thresholds.DEFAULT, rows, List.of(), List.of(), "");
  }

  private static GateRow time(double ratio, Verdict verdict) {
    return new GateRow(
        Subject.of("B.step", Map.of(), Subject.TIME),
        1,
        ratio,
        "ms/op",
        ratio,
        ratio - 0.01,
        ratio + 0.01,
        verdict,
        8,
        "");
  }
}
