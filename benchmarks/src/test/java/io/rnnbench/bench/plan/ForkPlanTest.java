package io.rnnbench.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.backend.Device;
import io.rnnbench.bench.fork.Networks;
import io.rnnbench.cli.worker.Shard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What runs, in which order. */
class ForkPlanTest {
  private static final Set<String> SIDE = Set.of("backend", "device", "division", "computeThreads");

  @Test
  void whoeverIsComparedRunsNextToEachOther() {
    List<Fork> steps =
        steps(
            new ForkPlan(
                BenchmarkPreset.QUICK, List.of(), List.of(), List.of("1"), Device.CPU, false),
            1);
    assertThat(steps).hasSize(3 * 3 * 2);
    for (int i = 0; i < steps.size(); i += 2) {
      assertThat(shape(steps.get(i))).isEqualTo(shape(steps.get(i + 1)));
      assertThat(List.of(backend(steps.get(i)), backend(steps.get(i + 1))))
          .containsExactlyInAnyOrder("dl4j", "djl");
    }
    assertThat(Stream.iterate(0, i -> i < steps.size(), i -> i + 2).map(i -> backend(steps.get(i))))
        .as("they take turns in going first")
        .containsExactly("djl", "dl4j", "djl", "dl4j", "djl", "dl4j", "djl", "dl4j", "djl");
  }

  @Test
  void standardIsTheGridWithDivisionsThreadsAndPythonOnOneShapeOfEachCell() {
    List<Fork> steps =
        steps(
            new ForkPlan(
                BenchmarkPreset.STANDARD,
                List.of(),
                List.of(),
                List.of("1", "2"),
                Device.CPU,
                true),
            1);
    int grid = 3 * 2 * 6 * 3 * 2;
    int stock = 3 * 6 * 2;
    int threads = 3 * 6 * 2;
    int python = 3 * 6;
    assertThat(steps).hasSize(grid + stock + threads + python).doesNotHaveDuplicates();
    assertThat(steps.stream().map(fork -> fork.params().get("batchSize")))
        .contains("1", "4", "16", "64", "256", "512");
    assertThat(steps.stream().filter(fork -> backend(fork).equals("python"))).hasSize(python);
  }

  @Test
  void fullAddsDeepBenchAndTheStudies() {
    List<Fork> steps =
        steps(
            new ForkPlan(
                BenchmarkPreset.FULL, List.of(), List.of(), List.of("1"), Device.CPU, false),
            1);
    assertThat(steps.stream().map(ForkPlanTest::shape))
        .contains(
            new TreeMap<>(
                Map.of(
                    "cell",
                    "LSTM",
                    "hidden",
                    "512",
                    "inputSize",
                    "512",
                    "timeSteps",
                    "25",
                    "layers",
                    "1",
                    "batchSize",
                    "64")),
            new TreeMap<>(
                Map.of(
                    "cell",
                    "LSTM",
                    "hidden",
                    "15x15x15",
                    "inputSize",
                    "1",
                    "timeSteps",
                    "3",
                    "layers",
                    "1",
                    "batchSize",
                    "32")));
  }

  @Test
  void aUsersNetworkTakesThePlaceOfThePresetsShapes() {
    Shape own = new Shape("GRU", 3, "7x5", 9, "own.yaml");
    ForkPlan plan =
        new ForkPlan(
            BenchmarkPreset.STANDARD, List.of(own), List.of(), List.of("1"), Device.CPU, true);
    assertThat(plan.forks(1, Shard.WHOLE).stream().filter(f -> f.params().containsKey("hidden")))
        .isNotEmpty()
        .allMatch(fork -> fork.params().get("network").equals("own.yaml"))
        .allMatch(fork -> fork.params().get("hidden").equals("7x5"));
  }

  @Test
  void shardsShareThePlanAndKeepPairsTogether() {
    ForkPlan plan =
        new ForkPlan(BenchmarkPreset.QUICK, List.of(), List.of(), List.of("1"), Device.CPU, false);
    Set<String> whole = names(plan.forks(2, Shard.WHOLE));
    Set<String> parts = new HashSet<>();
    for (int i = 1; i <= 3; i++) {
      List<Fork> part = plan.forks(2, Shard.parse(i + "/3"));
      parts.addAll(names(part));
      long dl4j = part.stream().filter(fork -> backend(fork).equals("dl4j")).count();
      assertThat(part.stream().filter(fork -> backend(fork).equals("djl"))).hasSize((int) dl4j);
    }
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void roundsRepeatTheWholeListSoThatJvmsOfOneConfigurationAreSpreadOverTheRun() {
    List<Fork> steps =
        steps(
            new ForkPlan(
                BenchmarkPreset.QUICK, List.of(), List.of(), List.of("1"), Device.CPU, false),
            2);
    assertThat(steps).hasSize(2 * 18).doesNotHaveDuplicates();
    assertThat(steps.subList(0, 18)).allMatch(fork -> fork.round() == 1);
    assertThat(backend(steps.get(0))).isNotEqualTo(backend(steps.get(18)));
  }

  private static List<Fork> steps(ForkPlan plan, int rounds) {
    return plan.forks(rounds, Shard.WHOLE).stream()
        .filter(fork -> fork.benchmark().equals("TrainStepBenchmark.step"))
        .toList();
  }

  private static String backend(Fork fork) {
    return fork.param("backend", "");
  }

  private static Map<String, String> shape(Fork fork) {
    Map<String, String> shape = new TreeMap<>(fork.params());
    shape.keySet().removeAll(SIDE);
    return shape;
  }

  private static Set<String> names(List<Fork> forks) {
    return new HashSet<>(new ArrayList<>(forks.stream().map(Fork::name).toList()));
  }

  @Test
  void aShapeThatTheReferenceCantProveInTimeIsAReasonAndNotLeftOut() {
    List<Fork> steps =
        steps(
            new ForkPlan(
                BenchmarkPreset.FULL, List.of(), List.of(), List.of("1"), Device.CPU, false),
            1);
    List<String> reasons =
        steps.stream()
            .flatMap(fork -> Networks.tooLarge(fork, Networks.spec(fork).orElseThrow()).stream())
            .toList();
    assertThat(reasons).isNotEmpty().hasSizeLessThan(steps.size() / 2);
    assertThat(reasons.get(0)).startsWith("not proved, so not timed: the reference would need");
    Fork own =
        new Fork(
            "TrainStepBenchmark.step",
            Map.of("network", "own.yaml", "timeSteps", "1000000"),
            null,
            List.of(),
            1);
    assertThat(Networks.tooLarge(own, Networks.SMALL)).isEmpty();
  }
}
