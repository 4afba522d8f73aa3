package io.rnnbench.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.defect.Defect;
import io.rnnbench.report.defect.Effect;
import io.rnnbench.report.defect.Framework;
import io.rnnbench.report.defect.TestMethod;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefectListTest {
  private static final TestMethod TEST = new TestMethod("a.ATest", "one");

  @Test
  void graveOnesAreBold() {
    assertThat(DefectList.of(List.of(dl4j(Effect.SILENTLY_WRONG), dl4j(Effect.CRASH))))
        .isEqualTo(
            """
            DL4J 1.0:

            - **It does that.** Seen. ([ATest](correctness/src/test/java/a/ATest.java))
            - **It does that.** Seen. ([ATest](correctness/src/test/java/a/ATest.java))
            """);
    assertThat(DefectList.of(List.of(dl4j(Effect.EXCEPTION)))).contains("\n- It does that. Seen.");
  }

  @Test
  void eachFrameworkAndVersionHasAListOfItsOwn() {
    Map<String, String> torch = Map.of("djl", "0.30", "pytorch", "2.5");
    Defect other =
        new Defect(Framework.DJL, torch, Effect.SLOW, "Slow", "Seen.", List.of(TEST), "");

    assertThat(DefectList.of(List.of(dl4j(Effect.SLOW), other, dl4j(Effect.SLOW))).lines())
        .filteredOn(line -> !line.startsWith("- "))
        .containsExactly("DL4J 1.0:", "", "", "DJL 0.30 with PyTorch 2.5:", "");
  }

  @Test
  void fileOfSeveralTestsIsLinkedOnce() {
    TestMethod another = new TestMethod("a.ATest", "two");
    TestMethod elsewhere = new TestMethod("a.BTest", "three");

    assertThat(DefectList.of(List.of(dl4j("Seen.", List.of(TEST, another, elsewhere), ""))))
        .contains(
            "([ATest](correctness/src/test/java/a/ATest.java),"
                + " [BTest](correctness/src/test/java/a/BTest.java))");
  }

  @Test
  void saysWhyThereIsNoTest() {
    assertThat(DefectList.of(List.of(dl4j("Seen.", List.of(), "it strikes by chance"))))
        .contains(" Seen. (No test: it strikes by chance)");
  }

  @Test
  void linesAreAsWideAsTheRest() {
    String evidence = "A word or two. ".repeat(40);

    assertThat(DefectList.of(List.of(dl4j(evidence, List.of(), "luck"))).lines().skip(3))
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.startsWith("  "))
        .allMatch(line -> line.length() <= 128);
  }

  /** At the start of a line most of them would begin a list, a heading or a quotation. */
  @ParameterizedTest
  @ValueSource(strings = {"-", "+", "*", "##", ">", "1.", "12)", "%"})
  void noLineBeginsWithAMarker(String marker) {
    String evidence =
        IntStream.range(0, 80)
            .mapToObj(i -> "w".repeat(1 + i % 11) + " " + marker + " ")
            .collect(Collectors.joining());

    assertThat(DefectList.of(List.of(dl4j(evidence, List.of(), "luck"))).lines().skip(2))
        .hasSizeGreaterThan(3)
        .noneMatch(line -> line.startsWith("  " + marker + " "));
  }

  private static Defect dl4j(Effect effect) {
    Map<String, String> versions = Map.of("deeplearning4j-nn", "1.0");
    return new Defect(Framework.DL4J, versions, effect, "It does that", "Seen.", List.of(TEST), "");
  }

  private static Defect dl4j(String evidence, List<TestMethod> tests, String untested) {
    Map<String, String> versions = Map.of("deeplearning4j-nn", "1.0");
    return new Defect(
        Framework.DL4J, versions, Effect.SLOW, "It does that", evidence, tests, untested);
  }
}
