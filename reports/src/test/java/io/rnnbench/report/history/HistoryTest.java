package io.rnnbench.report.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.report.result.Environment;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.speed.Interval;
import io.rnnbench.report.speed.Replication;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
  @Test
  void directoriesOfOneFingerprintAreALineByDate() {
    History history =
        History.of(
            List.of(
                directory("c", "m1", "2026-11-21T06:00:00Z", step("djl", 3)),
                directory("b", "m1", "2026-11-21", step("djl", 2)),
                directory("a", "m1", "2026-11-20", step("djl", 1))));

    History.Group group = only(history);
    assertThat(group.fingerprint()).isEqualTo("m1");
    assertThat(group.directories())
        .extracting(ResultDirectory::name)
        .containsExactly("a", "b", "c");
    Line line = onlyLine(history);
    assertThat(line.configuration().batch()).isEqualTo(16);
    assertThat(line.configuration().backend()).isEqualTo("djl");
    assertThat(line.points()).extracting(Line.Point::directory).containsExactly("a", "b", "c");
    assertThat(line.points())
        .extracting(Line.Point::date)
        .containsExactly(
            Instant.parse("2026-11-20T00:00:00Z"),
            Instant.parse("2026-11-21T00:00:00Z"),
            Instant.parse("2026-11-21T06:00:00Z"));
    assertThat(history.leftOut()).isEmpty();
  }

  @Test
  void runsOfOneDayKeepTheirOrder() {
    assertThat(
            onlyLine(
                    History.of(
                        List.of(
                            directory("second", "m1", "2026-11-21", step("djl", 1)),
                            directory("first", "m1", "2026-11-21", step("djl", 1)))))
                .points())
        .extracting(Line.Point::directory)
        .containsExactly("second", "first");
  }

  @Test
  void pointIsTheMeanTimeWithItsInterval() {
    Line line =
        onlyLine(
            History.of(
                List.of(
                    directory(
                        "a", "m1", "2026-11-20", step("djl", List.of(List.of(2.0), List.of(8.0)))),
                    directory("b", "m1", "2026-11-21", step("djl", List.of(List.of(5.0, 5.0)))))));

    assertThat(line.points().get(0).millis().value()).isCloseTo(4, within(1e-9));
    assertThat(line.points().get(0).millis().interval()).isPresent();
    assertThat(line.points().get(0).replication()).isEqualTo(Replication.FORKS);
    Interval interval = line.points().get(1).millis().interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(5, within(1e-9));
    assertThat(line.points().get(1).replication()).isEqualTo(Replication.ITERATIONS);
  }

  @Test
  void changeIsMarkedWithTheRatioOfTheMeansBesideIt() {
    List<ResultDirectory> directories = new ArrayList<>();
    for (int day = 1; day <= 27; day++) {
      double level = day <= 9 ? 8 : day <= 18 ? 10 : 5;
      double noise = 1 + 0.001 * (day % 3 - 1);
      directories.add(
          directory("d" + day, "m1", "2026-11-%02d".formatted(day), step("djl", level * noise)));
    }

    List<Line.Change> changes = onlyLine(History.of(directories)).changes();

    assertThat(changes).extracting(Line.Change::first).containsExactly(9, 18);
    assertThat(changes.get(0).ratio()).isCloseTo(1.25, within(1e-9));
    assertThat(changes.get(1).ratio()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void twoPointsHaveNoChange() {
    assertThat(
            onlyLine(
                    History.of(
                        List.of(
                            directory("a", "m1", "2026-11-20", step("djl", 1)),
                            directory("b", "m1", "2026-11-21", step("djl", 100)))))
                .changes())
        .isEmpty();
  }

  @Test
  void otherMachinesAreOtherGroups() {
    History history =
        History.of(
            List.of(
                directory("a", "m1", "2026-11-20", step("djl", 1)),
                directory("b", "m2", "2026-11-21", step("djl", 2)),
                directory("c", "m1", "2026-11-22", step("djl", 1)),
                directory("d", "m2", "2026-11-23", step("djl", 2))));

    assertThat(history.groups())
        .extracting(
            History.Group::fingerprint,
            group -> group.directories().stream().map(ResultDirectory::name).toList())
        .containsExactly(tuple("m1", List.of("a", "c")), tuple("m2", List.of("b", "d")));
  }

  @Test
  void configurationTimedOnceIsNoLine() {
    History history =
        History.of(
            List.of(
                directory("a", "m1", "2026-11-20", step("djl", 1), step("dl4j", 1)),
                directory("b", "m1", "2026-11-21", step("djl", 1), under("division", "stock"))));

    assertThat(onlyLine(history).configuration().backend()).isEqualTo("djl");
  }

  @Test
  void twoResultsOfARowInOneDirectoryAreNoHistory() {
    History history =
        History.of(
            List.of(
                directory("a", "m1", "2026-11-20", step("djl", 1), step("djl", 2)),
                directory("b", "m1", "2026-11-21", step("djl", 1))));

    assertThat(only(history).lines()).isEmpty();
  }

  @Test
  void onlyTrainingStepsOfOneThreadAreTimed() {
    JmhResult throughput = timed("TrainStepBenchmark.step", "thrpt", "ops/ms");
    JmhResult inference = timed("InferenceBenchmark.predict", "sample", "ms/op");

    assertThat(
            only(History.of(
                    List.of(
                        directory("a", "m1", "2026-11-20", throughput, inference),
                        directory("b", "m1", "2026-11-21", throughput, inference))))
                .lines())
        .isEmpty();
  }

  @Test
  void saysWhyADirectoryIsLeftOut() {
    ResultDirectory good = directory("good", "m1", "2026-11-20", step("djl", 1));
    ResultDirectory bare = directory("bare", "m1", "2026-11-20", step("djl", 1));

    History history =
        History.of(
            List.of(
                good,
                directory("other", "m2", "2026-11-20", step("djl", 1)),
                directory("no-fingerprint", "", "2026-11-20", step("djl", 1)),
                with(bare, Optional.empty(), bare.environment()),
                with(bare, bare.run(), Optional.empty()),
                directory("no-date", "m1", "", step("djl", 1)),
                directory("german", "m1", "21.11.2026", step("djl", 1)),
                directory("not-timed", "m1", "2026-11-20"),
                good));

    assertThat(only(history).directories()).containsExactly(good, good);
    assertThat(history.leftOut())
        .extracting(left -> left.directory() + ": " + left.reason())
        .containsExactly(
            "no-fingerprint: environment.json with a fingerprint is missing: what it ran on is not"
                + " known",
            "bare: run.json with a date is missing",
            "bare: environment.json with a fingerprint is missing: what it ran on is not known",
            "no-date: run.json with a date is missing",
            "german: the date in run.json is \"21.11.2026\", expected one such as 2026-11-21",
            "other: no other directory has its fingerprint, m2");
  }

  private static History.Group only(History history) {
    assertThat(history.groups()).hasSize(1);
    return history.groups().get(0);
  }

  private static Line onlyLine(History history) {
    assertThat(only(history).lines()).hasSize(1);
    return only(history).lines().get(0);
  }

  private static ResultDirectory directory(
      String name, String fingerprint, String date, JmhResult... results) {
    ResultDirectory directory = ResultDirectory.empty(Path.of(name));
    return new ResultDirectory(
        directory.given(),
        directory.parity(),
        directory.studies(),
        results.length == 0 ? Optional.empty() : Optional.of(List.of(results)),
        directory.python(),
        Optional.of(run(date)),
        Optional.of(new Environment(fingerprint, List.of())),
        directory.unknown(),
        directory.remarks());
  }

  private static ResultDirectory with(
      ResultDirectory directory, Optional<Run> run, Optional<Environment> environment) {
    return new ResultDirectory(
        directory.given(),
        directory.parity(),
        directory.studies(),
        directory.jmh(),
        directory.python(),
        run,
        environment,
        directory.unknown(),
        directory.remarks());
  }

  private static Run run(String date) {
    Run unknown = Run.UNKNOWN;
    return new Run(
        unknown.command(),
        date,
        unknown.preset(),
        unknown.divisions(),
        unknown.forksAskedFor(),
        unknown.settings(),
        unknown.failures(),
        unknown.unsupported(),
        unknown.notes(),
        unknown.forks(),
        unknown.memory());
  }

  private static JmhResult step(String backend, double millis) {
    return step(backend, List.of(List.of(millis)));
  }

  private static JmhResult step(String backend, List<List<Double>> forks) {
    return timed("TrainStepBenchmark.step", "sample", "ms/op", Map.of("backend", backend), forks);
  }

  private static JmhResult under(String param, String value) {
    return timed(
        "TrainStepBenchmark.step",
        "sample",
        "ms/op",
        Map.of("backend", "dl4j", param, value),
        List.of(List.of(1.0)));
  }

  private static JmhResult timed(String benchmark, String mode, String unit) {
    return timed(benchmark, mode, unit, Map.of("backend", "djl"), List.of(List.of(1.0)));
  }

  private static JmhResult timed(
      String benchmark,
      String mode,
      String unit,
      Map<String, String> more,
      List<List<Double>> iterations) {
    Map<String, String> params = new HashMap<>(more);
    params.putAll(Map.of("cell", "LSTM", "batchSize", "16", "timeSteps", "50"));
    return new JmhResult(
        "io.rnnbench.bench." + benchmark,
        mode,
        unit,
        1,
        iterations.size(),
        1,
        "",
        List.of(),
        params,
        1,
        Double.NaN,
        Map.of(),
        iterations,
        List.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }
}
