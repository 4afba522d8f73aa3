package io.rnnbench.report.gate.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class GateJunitTest {
  private final Element suite = Xml.parse(GateJunit.of(Samples.rich()));

  @Test
  void suiteCountsItsRows() {
    assertThat(counts(suite)).isEqualTo(List.of("7", "2", "0", "3"));
    assertThat(Xml.elements(suite, "testcase")).hasSize(7);
    assertThat(Xml.elements(suite, "failure")).hasSize(2);
    assertThat(Xml.elements(suite, "skipped")).hasSize(3);
  }

  @Test
  void failureSaysTheNumbersAndHowToReproduceIt() {
    Element failure =
        Xml.elements(testCase("batchSize=16, cell=LSTM, framework=dl4j: time", 1), "failure")
            .get(0);

    assertThat(failure.getAttribute("message"))
        .isEqualTo("regressed: 8.140 → 8.791 ms/op, ratio 1.080 (interval 1.031..1.131), 10 forks");
    assertThat(failure.getTextContent())
        .contains("8.140 → 8.791 ms/op", "\nreproduce: java -jar benchmarks/target");
  }

  @Test
  void whatIsNotProvedIsSkippedWithItsReason() {
    Element row = testCase("batchSize=256, cell=LSTM, framework=dl4j: time", 0);

    assertThat(Xml.elements(row, "skipped").get(0).getAttribute("message"))
        .startsWith("inconclusive: ")
        .contains("1.000..∞")
        .endsWith(": the interval holds 1.05");
  }

  @Test
  void whatPassedHasNothingInIt() {
    Element row = testCase("batchSize=16, cell=LSTM, framework=dl4j: allocation", 0);

    assertThat(row.getAttribute("classname")).isEqualTo("TrainStepBenchmark.step");
    assertThat(row.hasChildNodes()).isFalse();
  }

  @Test
  void namesKeepTheirMarkup() {
    assertThat(Xml.elements(suite, "testcase").get(6).getAttribute("classname"))
        .startsWith("<script>a(\"b\")</script> a|b `c`")
        .endsWith("& ']]>");
  }

  @Test
  void environmentsThatDifferAreOneErrorWhereNothingWasJudged() {
    Element nothing = Xml.parse(GateJunit.of(Samples.incomparable()));

    assertThat(counts(nothing)).isEqualTo(List.of("1", "0", "1", "0"));
    assertThat(Xml.elements(nothing, "testcase")).hasSize(1);
    assertThat(Xml.elements(nothing, "error").get(0).getTextContent())
        .contains("CPU: A, B", "Java: 17, 21");
  }

  private Element testCase(String name, int index) {
    return Xml.elements(suite, "testcase").stream()
        .filter(testCase -> testCase.getAttribute("name").equals(name))
        .toList()
        .get(index);
  }

  private static List<String> counts(Element suite) {
    return List.of(
        suite.getAttribute("tests"),
        suite.getAttribute("failures"),
        suite.getAttribute("errors"),
        suite.getAttribute("skipped"));
  }
}
