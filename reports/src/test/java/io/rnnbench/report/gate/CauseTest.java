package io.rnnbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A step of 10 ms that became 12: forward 3, backward 5, update 2. */
class CauseTest {
  private static final Map<String, String> ROW = Map.of("cell", "GRU");
  private static final Ab.Program PROGRAM = new Ab.Program("p", "", "", List.of());

  @Test
  void namesThePartThatCarriesTheDifference() {
    assertThat(cause(parts(3, 7, 2)))
        .singleElement()
        .asString()
        .startsWith("time of TrainStepBenchmark.step cell=GRU")
        .contains("forward 1.000, backward 1.400, update 1.000")
        .contains("backward carries 100 % of the difference")
        .contains("allocation 1,300 against 1,000 B/op")
        .contains("collections 0.50 against 0.25 a slice");
  }

  @Test
  void saysWhereThePartsDoNotExplainIt() {
    assertThat(cause(parts(3, 5, 2)))
        .singleElement()
        .asString()
        .contains("the parts do not explain the difference");
  }

  @Test
  void anotherJarHasNoParts() {
    assertThat(cause(List.of()))
        .singleElement()
        .asString()
        .doesNotContain("forward")
        .contains("allocation");
  }

  private static List<String> cause(List<Ab.Fork> parts) {
    List<Ab.Fork> forks = new ArrayList<>();
    for (int round = 1; round <= Look.LEAST_TO_PROVE; round++) {
      forks.add(fork(Ab.BASELINE, round, result("TrainStepBenchmark.step", 10, 1000, 0.25)));
      forks.add(fork(Ab.CANDIDATE, round, result("TrainStepBenchmark.step", 12, 1300, 0.5)));
    }
    Ab ab = new Ab("", "", PROGRAM, PROGRAM, 0.02, 0.05, forks).with(parts);
    List<GateRow> rows =
        AbGate.replay(ab, Thresholds.DEFAULT).rows().stream()
            .filter(row -> row.subject().metric().equals(Subject.TIME))
            .toList();
    return Cause.of(ab, rows);
  }

  private static List<Ab.Fork> parts(double forward, double backward, double update) {
    return List.of(parts(Ab.BASELINE, 3, 5, 2), parts(Ab.CANDIDATE, forward, backward, update));
  }

  private static Ab.Fork parts(String side, double forward, double backward, double update) {
    return new Ab.Fork(
        1,
        "parts-djl",
        side,
        Ab.FINISHED,
        "",
        "",
        1,
        List.of(
            result("StepPartsBenchmark.forward", forward, 0, 0),
            result("StepPartsBenchmark.forwardBackward", forward + backward, 0, 0),
            result("StepPartsBenchmark.update", update, 0, 0)));
  }

  private static Ab.Fork fork(String side, int round, Ab.Result result) {
    return new Ab.Fork(round, "djl", side, Ab.FINISHED, "", "", 1, List.of(result));
  }

  private static Ab.Result result(
      String benchmark, double millis, double bytes, double collections) {
    List<Double> slices = Collections.nCopies(4, millis);
    List<Double> zeros = Collections.nCopies(4, 0.0);
    return new Ab.Result(
            "io.rnnbench.bench." + benchmark,
            ROW,
            "sample",
            "ms/op",
            slices,
            List.of(millis),
            List.of(bytes))
        .inSlices(
            slices,
            slices,
            new Ab.Evidence(zeros, zeros, zeros, Collections.nCopies(4, collections), zeros));
  }
}
