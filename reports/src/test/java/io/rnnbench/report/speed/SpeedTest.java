package io.rnnbench.report.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Fork;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.util.DoubleComparator;
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

  @Test
  void resultsUnderDifferentConditionsAreNeverCompared() {
    Speed speed =
        speed(
            under(Map.of("division", "stock"), result("dl4j", 8)),
            under(Map.of("division", "tuned"), result("djl", 2)),
            under(Map.of("device", "gpu"), result("dl4j", 1)),
            under(Map.of("computeThreads", "2"), result("djl", 1)),
            under(Map.of("network", "mine.yaml"), result("dl4j", 1)));

    assertThat(speed.shapes()).hasSize(5);
    assertThat(speed.shapes()).allSatisfy(shape -> assertThat(shape.compared()).isEmpty());
  }

  @Test
  void tunedOnOneThreadOfTheCpuComesFirst() {
    Speed speed =
        speed(
            under(Map.of("device", "gpu"), result("djl", 1)),
            under(Map.of("division", "stock"), result("djl", 1)),
            under(Map.of("computeThreads", "10"), result("djl", 1)),
            under(Map.of("computeThreads", "2"), result("djl", 1)),
            result("djl", 1));

    assertThat(speed.shapes())
        .extracting(shape -> shape.shape().label())
        .containsExactly(
            "50 steps",
            "50 steps, 2 threads",
            "50 steps, 10 threads",
            "50 steps, stock",
            "50 steps, GPU");
    assertThat(speed.mainConditions()).contains(Conditions.DEFAULT);
  }

  @Test
  void olderResultIsOneOfTheTunedDivisionOnOneThreadOfTheCpu() {
    Map<String, String> spelled =
        Map.of("device", "cpu", "division", "tuned", "computeThreads", "1", "network", "");

    assertThat(only(result("dl4j", 8), under(spelled, result("djl", 2))).ratio()).isPresent();
  }

  @Test
  void pythonIsAThirdSideThatNoBackendIsMeasuredBy() {
    BatchComparison batch =
        only(
            result("dl4j", "ms/op", List.of(List.of(8.0), List.of(18.0))),
            result("djl", "ms/op", List.of(List.of(2.0), List.of(2.0))),
            result("python", "ms/op", List.of(List.of(4.0, 4.0))));

    assertThat(batch.replication()).isEqualTo(Replication.FORKS); // Python's one process aside
    assertThat(batch.rows()).extracting(Row::backend).containsExactly("dl4j", "djl", "python");
    Estimate ratio = batch.measured("dl4j").orElseThrow().overPython().orElseThrow();
    assertThat(ratio.value()).isCloseTo(3, within(1e-12)); // √(8·18) / 4
    assertThat(ratio.interval()).isPresent();
    assertThat(batch.measured("python").orElseThrow().overPython()).isEmpty();
  }

  @Test
  void pythonIsNotMissedWhereItWasNotTimed() {
    assertThat(
            speed(result("python", 1), atBatch("32", result("djl", 1))).shapes().get(0).batches())
        .extracting(batch -> batch.rows().stream().map(Row::backend).toList())
        .containsExactly(List.of("dl4j", "djl", "python"), List.of("dl4j", "djl"));
  }

  @Test
  void shareOfPeakHoldsAStepAgainstTheFastestProductOfAnyBackend() {
    JmhResult product = product("djl", Map.of("size", "100"), 1); // 2e6 operations a millisecond
    JmhResult smaller = product("djl", Map.of("size", "10"), 1);
    JmhResult slow = product("dl4j", Map.of("size", "100"), 4);
    JmhResult stock = product("djl", Map.of("size", "100", "division", "stock"), 0.5);
    JmhResult threads = product("djl", Map.of("size", "100", "computeThreads", "2"), 0.1);

    Speed speed =
        Speed.of(
            List.of(result("dl4j", 1), result("djl", 2), product, smaller, slow, stock, threads),
            run(List.of(fork("dl4j", 1e6, 0.25), fork("dl4j", 1e6, 0.75)), List.of()),
            List.of(),
            Backends.DEFAULT);

    BatchComparison batch = speed.shapes().get(0).batches().get(0);
    assertThat(batch.measured("djl").orElseThrow().shareOfPeak())
        .hasValueCloseTo(0.125, withinPercentage(1e-9)); // 1e6 in 2 ms, of 4e6 a millisecond
    assertThat(batch.measured("djl").orElseThrow().shareOfOwnPeak())
        .hasValueCloseTo(0.25, withinPercentage(1e-9));
    assertThat(batch.measured("dl4j").orElseThrow().shareOfPeak())
        .hasValueCloseTo(0.25, withinPercentage(1e-9)); // 1e6 in 1 ms
    assertThat(batch.measured("dl4j").orElseThrow().shareOfOwnPeak())
        .hasValueCloseTo(2.0, withinPercentage(1e-9)); // of 0.5e6: its product is the slow one
    assertThat(speed.peaks())
        .as("the fastest first, in Gflop/s")
        .extracting(Peak::gigaflops)
        .usingComparatorForType(new DoubleComparator(1e-9), Double.class)
        .containsExactly(20.0, 4.0, 2.0, 0.5);
    assertThat(batch.measured("dl4j").orElseThrow().outliers()).isEqualTo(0.5);
    assertThat(batch.measured("djl").orElseThrow().outliers()).isNaN();
  }

  @Test
  void unsupportedConfigurationIsARowWithItsReason() {
    Run.Unsupported unsupported =
        new Run.Unsupported(STEP, result("dl4j", 1).params(), "no GRU layer");

    Speed speed =
        Speed.of(
            List.of(result("djl", 1)),
            run(List.of(), List.of(unsupported)),
            List.of(),
            Backends.DEFAULT);

    assertThat(speed.shapes().get(0).batches().get(0).rows().get(0))
        .isEqualTo(new Row.Absent("dl4j", "unsupported: no GRU layer"));
  }

  private static BatchComparison only(JmhResult... results) {
    Speed speed = speed(results);
    assertThat(speed.shapes()).hasSize(1);
    assertThat(speed.shapes().get(0).batches()).hasSize(1);
    return speed.shapes().get(0).batches().get(0);
  }

  private static Speed speed(JmhResult... results) {
    return Speed.of(List.of(results), Run.UNKNOWN, List.of(), Backends.DEFAULT);
  }

  private static JmhResult result(String backend, double millis) {
    return result(backend, "ms/op", List.of(List.of(millis)));
  }

  private static JmhResult result(String backend, String unit, List<List<Double>> iterations) {
    Map<String, String> params =
        Map.of("cell", "LSTM", "backend", backend, "batchSize", "16", "timeSteps", "50");
    return timed(STEP, params, unit, iterations);
  }

  private static JmhResult product(String backend, Map<String, String> params, double millis) {
    Map<String, String> all = new HashMap<>(params);
    all.put("backend", backend);
    return timed(
        "io.rnnbench.bench.MatrixProductBenchmark.multiply",
        all,
        "ms/op",
        List.of(List.of(millis)));
  }

  private static JmhResult atBatch(String batch, JmhResult result) {
    return under(Map.of("batchSize", batch), result);
  }

  private static JmhResult under(Map<String, String> more, JmhResult result) {
    Map<String, String> params = new HashMap<>(result.params());
    params.putAll(more);
    return timed(result.benchmark(), params, result.unit(), result.iterations());
  }

  private static JmhResult timed(
      String benchmark, Map<String, String> params, String unit, List<List<Double>> iterations) {
    Map<String, Double> percentiles = Map.of("90.0", 5000.0);
    return new JmhResult(
        benchmark,
        "sample",
        unit,
        1,
        2,
        1,
        "",
        List.of(),
        params,
        1,
        0,
        percentiles,
        iterations,
        List.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  private static Fork fork(String backend, double matrix, double outliers) {
    return new Fork(
        STEP,
        result(backend, 1).params(),
        1,
        1,
        List.of(),
        0,
        OptionalInt.empty(),
        Double.NaN,
        outliers,
        List.of(),
        new Fork.Operations(matrix, matrix),
        new Fork.Machine(1, 1, 1, 0, 0));
  }

  private static Run run(List<Fork> forks, List<Run.Unsupported> unsupported) {
    return new Run(
        Optional.empty(),
        "",
        "",
        List.of(),
        OptionalInt.empty(),
        List.of(),
        List.of(),
        unsupported,
        List.of(),
        forks,
        List.of());
  }
}
