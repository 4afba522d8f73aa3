package io.rnnbench.report.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownDefectsTest {
  private static final String GOOD =
      """
      - framework: DJL
        versions: {djl: 0.30, pytorch: 2.5.1}
        effect: silently-wrong
        summary: It is wrong
        evidence: 2 in place of 1.
        tests: [a.b.SomeTest#isWrong]
      """;

  @Test
  void readsADefect() throws IOException {
    assertThat(KnownDefects.parse(GOOD))
        .singleElement()
        .satisfies(
            defect -> {
              assertThat(defect.where()).isEqualTo("DJL 0.30 with PyTorch 2.5.1");
              assertThat(defect.versions()).isEqualTo(Map.of("djl", "0.30", "pytorch", "2.5.1"));
              assertThat(defect.effect()).isEqualTo(Effect.SILENTLY_WRONG);
              assertThat(defect.tests()).containsExactly(new TestMethod("a.b.SomeTest", "isWrong"));
              assertThat(defect.tests().get(0).path())
                  .isEqualTo("correctness/src/test/java/a/b/SomeTest.java");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evidence: 2              | 'proof: 1\n  evidence: 2'    | Unrecognized field "proof"
          evidence: 2 in place of 1. | evidence: ''         | "It is wrong" has no evidence
          summary: It is wrong     | summary: ''            | a defect has no summary
          summary: It is wrong     | effect: crash          | Duplicate field 'effect'
          silently-wrong           | loud                   | "loud": not one of the values accepted
          framework: DJL           | framework: Keras       | "Keras": not one of the values accepted
          , pytorch: 2.5.1         | ''                     | needs versions of djl, pytorch
          pytorch                  | torch                  | needs versions of djl, pytorch
          tests: [a.b.SomeTest#isWrong] | tests: []         | needs either tests, or untested
          evidence: 2              | 'untested: luck\n  evidence: 2' | needs either tests, or untested
          a.b.SomeTest#isWrong     | a.b.SomeTest           | write package.Class#method
          """)
  void refusesAnEntryThatDoesNotSayAll(String part, String replacement, String message) {
    String yaml = GOOD.replace(part, replacement.replace("\\n", "\n"));
    assertThat(yaml).isNotEqualTo(GOOD);

    assertThatThrownBy(() -> KnownDefects.parse(yaml))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesTextAfterTheList() {
    assertThatThrownBy(() -> KnownDefects.parse(GOOD + "---\n" + GOOD))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Trailing token");
  }
}
