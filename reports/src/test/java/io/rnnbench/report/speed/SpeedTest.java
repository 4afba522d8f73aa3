package io.rnnbench.report.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeedTest {
  private static final String STEP = "io.rnnbench.bench.TrainStepBenchmark.step";

  @Test
  void forksAreTheUnitWhereEveryBackendHasTwo() {
    BatchComparison batch =
        only(
            result("dl4j", "ms/op", List.of(List.of(7.0, 9.0), List.of(18.0))),
            result("djl", "ms/op", List.of(List.of(2.0), List.of(2.0))));

    assertThat(batch.replication()).isEqualTo(Replication.FORKS);
    assertThat(batch.ratio().orElseThrow().value()).isCloseTo(6, within(1e-12)); // √(8·18) / 2
  }

  @Test
  void iterationsAreTheUnitWhereOneBackendHasOneFork() {
    BatchComparison batch =
        only(
            result("dl4j", "ms/op", List.of(List.of(8.0, 18.0), List.of(12.0))),
            result("djl", "ms/op", List.of(List.of(1.0, 4.0))));

    assertThat(batch.isFromOneFork()).isTrue();
    assertThat(batch.ratio().orElseThrow().value()).isCloseTo(6, within(1e-12)); // 12 / 2
  }

  @Test
  void ratesFollowFromTheMeanTime() {
    Row.Measured row =
        (Row.Measured) only(result("djl", "us/op", List.of(List.of(4000.0)))).rows().get(1);

    assertThat(row.millis().value()).isCloseTo(4, within(1e-12));
    assertThat(row.times().percentile("90.0")).isCloseTo(5, within(1e-12));
    assertThat(row.sequences().value()).isCloseTo(4000, within(1e-9)); // 16 in 4 ms
    assertThat(row.timeSteps().orElseThrow().value())
        .isCloseTo(200_000, within(1e-6)); // of 50 each
  }

  @Test
  void backendWithoutResultHasARow() {
    BatchComparison batch = only(result("djl", "ms/op", List.of(List.of(1.0))));

    assertThat(batch.ratio()).isEmpty();
    assertThat(batch.rows().get(0))
        .isEqualTo(
            new Row.Absent("dl4j", "not measured: no result in jmh.json, no failure in run.json"));
  }

  @Test
  void twoResultsForOneBackendAreBothShownAndNotCompared() {
    BatchComparison batch =
        only(
            result("dl4j", "ms/op", List.of(List.of(1.0))),
            result("dl4j", "ms/op", List.of(List.of(2.0))),
            result("djl", "ms/op", List.of(List.of(1.0))));

    assertThat(batch.rows()).hasSize(3);
    assertThat(batch.ratio()).isEmpty();
  }

  @Test
  void throughputIsNotComparedButHasARow() {
    BatchComparison batch = only(result("djl", "ops/ms", List.of(List.of(1.0))));

    assertThat(batch.rows().get(1))
        .isEqualTo(
            new Row.Absent(
                "djl",
                "not compared: sample, ops/ms, 1 threads; compared are sampled times of one"
                    + " thread"));
  }

  private static BatchComparison only(JmhResult... results) {
    Speed speed = Speed.of(List.of(results), Run.UNKNOWN, List.of());
    assertThat(speed.shapes()).hasSize(1);
    assertThat(speed.shapes().get(0).batches()).hasSize(1);
    return speed.shapes().get(0).batches().get(0);
  }

  private static JmhResult result(String backend, String unit, List<List<Double>> iterations) {
    Map<String, String> params =
        Map.of("cell", "LSTM", "backend", backend, "batchSize", "16", "timeSteps", "50");
    Map<String, Double> percentiles = Map.of("90.0", 5000.0);
    return new JmhResult(
        STEP, "sample", unit, 1, 2, "", List.of(), params, 1, 0, percentiles, iterations, Map.of());
  }
}
