package io.rnnbench.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.result.Ab;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisturbanceTest {
  @Test
  void saysInALineHowDisturbedTheRunWas() {
    Ab.Evidence evidence =
        new Ab.Evidence(
            List.of(18.0, 12.0),
            List.of(2.0, 8.0),
            List.of(0.0, 3.0),
            List.of(0.0, 1.0),
            List.of(0.0, 0.0));
    assertThat(Disturbance.of(forks(evidence, Map.of(Ab.STEAL, 0.002, Ab.OTHERS, 0.31))))
        .hasValue(
            "disturbance: the measured threads waited for a processor 25.0 % of the time, lost it"
                + " 1.50 times a slice, steal 0.2 %, other programs 31.0 % of the machine, garbage"
                + " was collected in 50.0 % of slices, code compiled in 0.0 %");
  }

  @Test
  void aFileThatKnowsNothingOfItSaysNothing() {
    assertThat(Disturbance.of(forks(Ab.Evidence.NONE, Map.of()))).isEmpty();
  }

  private static List<Ab.Fork> forks(Ab.Evidence evidence, Map<String, Double> machine) {
    Ab.Result result =
        new Ab.Result("B.step", Map.of(), "sample", "ms/op", List.of(), List.of(), List.of())
            .inSlices(List.of(1.0, 1.0), List.of(1.0, 1.0), evidence);
    Ab.Fork fork =
        new Ab.Fork(1, "all", Ab.BASELINE, Ab.FINISHED, "", "", 1, List.of(result))
            .sharing(1, 0, machine);
    return List.of(fork);
  }
}
