package io.rnnbench.bench.ab;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rows are measured on, once others are clear. */
class GroupTest {
  private static final Group DJL = Group.of(true, "", Map.of(), List.of(), true).get(1);
  private static final List<Ab.Result> ALL = all();

  @Test
  void rowsThatJmhCanNameAreMeasuredAndNoOthers() {
    List<Ab.Result> open = List.of(row("LSTM", "1"), row("LSTM", "16"));
    assertThat(Group.measured(open, ALL)).containsExactlyInAnyOrderElementsOf(open);
    assertThat(DJL.only(open).jmh())
        .contains("cell=LSTM", "batchSize=1,16", "backend=djl", "hidden=64")
        .first()
        .isEqualTo("^\\QA.step\\E$");
  }

  /** JMH knows combinations only: two corners of a square bring the others along. */
  @Test
  void rowsThatItCantNameBringOthersAlong() {
    List<Ab.Result> open = List.of(row("LSTM", "1"), row("GRU", "16"));
    assertThat(Group.measured(open, ALL)).hasSize(4).containsAll(open);
  }

  @Test
  void aValueWithACommaOrNoneCantBeNamed() {
    assertThat(DJL.only(List.of(row("a,b", "1")))).isSameAs(DJL);
    assertThat(DJL.only(List.of(row("", "1"), row("LSTM", "1")))).isSameAs(DJL);
    assertThat(DJL.only(List.of(row("", "1"))).jmh())
        .noneMatch(option -> option.equals("cell="))
        .contains("batchSize=1");
  }

  @Test
  void whatIsLeftGetsMoreSlices() {
    assertThat(Group.growth(6, 6)).isEqualTo(2);
    assertThat(Group.growth(6, 4)).isEqualTo(3);
    assertThat(Group.growth(6, 1)).isEqualTo(4);
    List<String> before = DJL.jmh();
    List<String> after = DJL.grown(3).jmh();
    int slices = before.indexOf("-i") + 1;
    assertThat(Integer.parseInt(after.get(slices)))
        .isEqualTo(3 * Integer.parseInt(before.get(slices)));
  }

  private static List<Ab.Result> all() {
    List<Ab.Result> all = new ArrayList<>();
    for (String cell : List.of("LSTM", "GRU", "RNN")) {
      all.add(row(cell, "1"));
      all.add(row(cell, "16"));
    }
    return all;
  }

  private static Ab.Result row(String cell, String batch) {
    return new Ab.Result(
        "A.step",
        Map.of("cell", cell, "batchSize", batch),
        "sample",
        "ms/op",
        List.of(),
        List.of(),
        List.of());
  }
}
