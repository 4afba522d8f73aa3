package io.rnnbench.bench.ab;

import io.rnnbench.report.result.Ab;
import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Both sides at once: two processes that start and warm up together, and measure by turns, slice by
 * slice. What disturbs the machine for longer than a slice disturbs both alike. Bulej et al., "Duet
 * benchmarking: improving measurement accuracy in the cloud", ICPE 2020.
 */
final class AbPair {
  /** The first of them is not counted. */
  private static final int SLICES = 17;

  /** Of two JVMs with this suite's settings: their heaps, and as much again outside them. */
  private static final long LEAST_MEMORY = 6L << 30;

  private final Path out;
  private final Duration limit;
  private final Random coin;

  /**
   * @param limit after which a process is taken to hang
   */
  AbPair(Path out, Duration limit, Random coin) {
    this.out = out;
    this.limit = limit;
    this.coin = coin;
  }

  /**
   * Whether two processes have room here.
   *
   * @throws UsageException where there is too little memory
   */
  static void requireMemory() {
    long memory =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getTotalMemorySize();
    if (memory < LEAST_MEMORY) {
      throw new UsageException(
          "--turns keeps two JVMs alive, which takes %d GiB, and there are %.1f; leave it out"
              .formatted(LEAST_MEMORY >> 30, memory / (double) (1L << 30)));
    }
  }

  /** Runs both to their ends, whichever. */
  List<Ab.Fork> run(int round, Group group, Map<String, Program> programs)
      throws InterruptedException {
    Map<String, AbJvm> jvms = new LinkedHashMap<>();
    try (TurnTable table = new TurnTable(List.copyOf(programs.keySet()), coin)) {
      for (Map.Entry<String, Program> entry : programs.entrySet()) {
        String side = entry.getKey();
        Program program = entry.getValue().with(table.jvmArgs(side));
        AbJvm jvm = AbJvm.start(out, round, group, side, program, List.of(options(group)));
        jvm.onExit(() -> table.ended(side));
        jvms.put(side, jvm);
      }
      Map<AbJvm, OptionalInt> exits = new LinkedHashMap<>();
      for (AbJvm jvm : jvms.values()) {
        OptionalInt exit = jvm.await(limit);
        exits.put(jvm, exit);
        if (exit.isEmpty()) {
          jvm.close(); // whoever hangs must not keep the other from its end
        }
      }
      Slices slices = table.slices();
      List<Ab.Fork> forks = new ArrayList<>();
      for (Map.Entry<AbJvm, OptionalInt> ended : exits.entrySet()) {
        AbJvm jvm = ended.getKey();
        forks.add(
            jvm.fork(
                ended.getValue(),
                limit,
                1.0 / exits.size(),
                results -> sliced(jvm.side(), results, slices)));
      }
      return forks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      jvms.values().forEach(AbJvm::close);
    }
  }

  /** JMH's options: one pass over the rows, with a slice an iteration. */
  private static List<String> options(Group group) {
    List<String> jmh = new ArrayList<>(group.jmh());
    int iterations = jmh.indexOf("-i") + 1;
    if (jmh.get(iterations).equals("1")) {
      jmh.set(iterations, String.valueOf(SLICES));
    }
    jmh.addAll(group.warmup());
    jmh.addAll(List.of("-prof", Turn.class.getName()));
    return jmh;
  }

  /** The rows of which there are slices that the other side has, too. */
  private static List<Ab.Result> sliced(String side, List<Ab.Result> results, Slices slices) {
    return results.stream()
        .map(
            result -> {
              String row = Turn.row(result.benchmark(), result.mode(), result.params());
              List<Slices.Slice> of = slices.of(side, row);
              return result.inSlices(
                  of.stream().map(Slices.Slice::lowerQuartile).toList(),
                  of.stream().map(Slices.Slice::mean).toList());
            })
        .filter(result -> !result.slices().isEmpty())
        .toList();
  }
}
