package io.rnnbench.bench.plan;

import io.rnnbench.backend.Device;
import io.rnnbench.backend.Division;
import io.rnnbench.backend.python.PythonBackend;
import io.rnnbench.bench.byhand.HandWrittenLoop;
import io.rnnbench.bench.memory.MemoryProfiler;
import io.rnnbench.catalog.Backends;
import io.rnnbench.cli.worker.Shard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The forks of a run in their order.
 *
 * <p>Whoever is compared runs next to each other at once, and they take turns in going first, so
 * that a slow drift of the machine favours nobody. Rounds repeat the whole list, so that the JVMs
 * of one configuration are spread over the run.
 */
public final class ForkPlan {
  private static final String STEP = "TrainStepBenchmark.step";
  private static final int SMALL_BATCH = 16;
  private static final String[] MEMORY_PROFILERS = {"gc", MemoryProfiler.class.getName()};

  private final BenchmarkPreset preset;
  private final List<Shape> shapes;
  private final List<Integer> batchSizes;
  private final List<Shape> examples;
  private final List<String> threads;
  private final Device device;
  private final boolean python;
  private final List<List<Fork>> groups = new ArrayList<>();

  /**
   * @param network a user's own at each length, instead of the preset's shapes; empty for none
   * @param batches of training steps, instead of the preset's; shapes that come with a batch size
   *     of their own are left out then; empty for none
   * @param threads numbers; the first is the main one, the others are measured on the examples
   * @param python whether native PyTorch runs beside, which it does on the CPU
   */
  public ForkPlan(
      BenchmarkPreset preset,
      List<Shape> network,
      List<Integer> batches,
      List<String> threads,
      Device device,
      boolean python) {
    this.preset = preset;
    shapes = network.isEmpty() ? preset.shapes() : network;
    batchSizes = batches.isEmpty() ? preset.batchSizes() : batches;
    examples =
        network.isEmpty() ? preset.examples() : network.subList(network.size() - 1, network.size());
    this.threads = threads;
    this.device = device;
    this.python = python && device == Device.CPU;
    boolean own = !network.isEmpty();
    machine();
    trainSteps();
    if (!own && batches.isEmpty()) {
      preset.more().forEach(sized -> group(STEP, sized.shape(), sized.batchSize(), tuned()));
    }
    inference();
    if (preset.everyKind()) {
      kinds();
    }
  }

  private List<BackendSetup> tuned() {
    return frameworks(Division.TUNED, threads.get(0));
  }

  private List<BackendSetup> frameworks(Division division, String count) {
    return Backends.frameworks().stream()
        .map(backend -> new BackendSetup(backend.name(), division, device, count))
        .toList();
  }

  /** Each framework's matrix product: steps are judged against the fastest. */
  private void machine() {
    for (String count : threads) {
      matrixProducts(frameworks(Division.TUNED, count));
    }
    if (preset.everyKind()) {
      matrixProducts(frameworks(Division.STOCK, threads.get(0)));
    }
  }

  private void matrixProducts(List<BackendSetup> sides) {
    groups.add(
        sides.stream()
            .map(side -> fork("MatrixProductBenchmark.multiply", side.params(), side))
            .toList());
  }

  private void trainSteps() {
    for (Shape shape : shapes) {
      for (int batchSize : batchSizes) {
        List<BackendSetup> sides = new ArrayList<>(tuned());
        if (examples.contains(shape)) {
          if (preset.everyKind()) {
            sides.addAll(frameworks(Division.STOCK, threads.get(0)));
            threads.stream().skip(1).forEach(n -> sides.addAll(frameworks(Division.TUNED, n)));
          }
          if (python) {
            sides.add(new BackendSetup(PythonBackend.NAME, Division.TUNED, device, threads.get(0)));
          }
        }
        group(STEP, shape, batchSize, sides);
      }
    }
  }

  private void inference() {
    for (Shape shape : examples) {
      group("InferenceBenchmark.latency", shape, 1, tuned());
    }
  }

  private void kinds() {
    for (Shape shape : examples) {
      group("InferenceBenchmark.throughput", shape, SMALL_BATCH, tuned());
      for (String part : List.of("forward", "forwardBackward", "update")) {
        group("StepPartsBenchmark." + part, shape, SMALL_BATCH, tuned());
      }
      group("TrainEpochBenchmark.epoch", shape, SMALL_BATCH, tuned());
      for (String call : List.of("load", "build", "firstStep")) {
        ownTiming("FirstCallBenchmark." + call, params -> params.putAll(shape.params(SMALL_BATCH)));
      }
    }
    memory();
    overhead();
  }

  /** Of a network that is always the same: what leaks does so whatever its size. */
  private void memory() {
    for (String cell : examples.stream().map(Shape::cell).distinct().toList()) {
      ownTiming("MemoryBenchmark.steps", params -> params.put("cell", cell), MEMORY_PROFILERS);
    }
  }

  /** What the harness adds to a step, of a network that is always the same, too. */
  private void overhead() {
    List<Fork> forks = new ArrayList<>();
    for (BackendSetup side : tuned()) {
      if (HandWrittenLoop.isWritten(side.backend())) {
        forks.add(fork("OverheadBenchmark.pair", Map.of("backend", side.backend()), side));
      }
    }
    groups.add(forks);
  }

  private void group(String benchmark, Shape shape, int batchSize, List<BackendSetup> sides) {
    List<Fork> forks = new ArrayList<>();
    for (BackendSetup side : sides) {
      forks.add(fork(benchmark, params(shape, batchSize, side), side));
    }
    groups.add(forks);
  }

  /** Benchmarks that say themselves how often they run. */
  private void ownTiming(
      String benchmark, Consumer<Map<String, String>> more, String... profilers) {
    List<Fork> forks = new ArrayList<>();
    for (BackendSetup side : tuned()) {
      Map<String, String> params = side.params();
      more.accept(params);
      forks.add(new Fork(benchmark, params, null, List.of(profilers), 1));
    }
    groups.add(forks);
  }

  private Fork fork(String benchmark, Map<String, String> params, BackendSetup side) {
    return new Fork(benchmark, params, preset.timing(side.backend()), List.of(), 1);
  }

  private static Map<String, String> params(Shape shape, int batchSize, BackendSetup side) {
    Map<String, String> params = new LinkedHashMap<>(shape.params(batchSize));
    params.putAll(side.params());
    return params;
  }

  /**
   * All forks in their order: the empty harness and a fixed loop first and last, to see what the
   * machine itself did in between.
   */
  public List<Fork> forks(int rounds, Shard shard) {
    List<List<Fork>> mine = shard.of(groups);
    List<Fork> all = new ArrayList<>(baseline(1));
    for (int round = 1; round <= rounds; round++) {
      for (int i = 0; i < mine.size(); i++) {
        List<Fork> turn = new ArrayList<>(mine.get(i));
        if ((i + round) % 2 == 0) {
          Collections.reverse(turn);
        }
        for (Fork fork : turn) {
          all.add(fork.inRound(round));
        }
      }
    }
    all.addAll(baseline(2));
    return all;
  }

  private List<Fork> baseline(int round) {
    return Stream.of("HarnessBenchmark.empty", "HarnessBenchmark.arithmetic")
        .map(name -> new Fork(name, Map.of(), new Timing(2, 5, 0.5), List.of(), round))
        .toList();
  }
}
