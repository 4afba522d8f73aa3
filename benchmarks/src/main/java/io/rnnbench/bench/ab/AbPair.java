package io.rnnbench.bench.ab;

import io.rnnbench.environment.MachineProbe;
import io.rnnbench.report.result.Ab;
import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
public final class AbPair {
  /** Of two JVMs with this suite's settings: their heaps, and as much again outside them. */
  private static final long LEAST_MEMORY = 6L << 30;

  /** How often it is seen whether a process still does something. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Path out;
  private final Duration limit;
  private final Random coin;
  private final MachineProbe probe = new MachineProbe();

  /**
   * @param limit of silence, after which a process is taken to hang
   */
  public AbPair(Path out, Duration limit, Random coin) {
    this.out = out;
    this.limit = limit;
    this.coin = coin;
  }

  /**
   * Whether two processes of this suite have room here.
   *
   * @throws UsageException where there is too little memory, or they would share a GPU
   */
  public static void requireRoom(List<Group> groups) {
    if (groups.stream()
        .anyMatch(group -> group.params().getOrDefault("device", "").contains("gpu"))) {
      throw new UsageException("both sides would share the GPU; give --one-at-a-time");
    }
    long memory =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getTotalMemorySize();
    if (memory < LEAST_MEMORY) {
      throw new UsageException(
          "two JVMs alive at once take %d GiB, and there are %.1f; give --one-at-a-time"
              .formatted(LEAST_MEMORY >> 30, memory / (double) (1L << 30)));
    }
  }

  /** Runs both to their ends, whichever. */
  public List<Ab.Fork> run(int round, Group group, Map<String, Program> programs)
      throws InterruptedException {
    probe.read();
    Map<String, AbJvm> jvms = new LinkedHashMap<>();
    try (TurnTable table = new TurnTable(List.copyOf(programs.keySet()), coin)) {
      List<Map.Entry<String, Program>> order = new ArrayList<>(programs.entrySet());
      Collections.shuffle(order, coin); // who starts first gets the colder machine
      for (Map.Entry<String, Program> entry : order) {
        String side = entry.getKey();
        Program program = entry.getValue().with(table.jvmArgs(side));
        AbJvm jvm = AbJvm.start(out, round, group, side, program, List.of(options(group)));
        jvm.onExit(() -> table.ended(side));
        jvms.put(side, jvm);
      }
      Map<AbJvm, OptionalInt> exits = await(jvms.values(), table);
      Slices slices = table.slices();
      Map<String, Double> machine = machine();
      List<Ab.Fork> forks = new ArrayList<>();
      for (Map.Entry<AbJvm, OptionalInt> ended : exits.entrySet()) {
        AbJvm jvm = ended.getKey();
        forks.add(
            jvm.fork(ended.getValue(), limit, results -> sliced(jvm.side(), results, slices))
                .sharing(exits.size(), table.startSeconds(), machine));
      }
      return forks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      jvms.values().forEach(AbJvm::close);
    }
  }

  /** Exit codes; empty for who has done nothing for too long. */
  private Map<AbJvm, OptionalInt> await(Collection<AbJvm> jvms, TurnTable table)
      throws InterruptedException {
    Map<AbJvm, OptionalInt> exits = new LinkedHashMap<>();
    List<AbJvm> alive = new ArrayList<>(jvms);
    while (!alive.isEmpty()) {
      for (AbJvm jvm : List.copyOf(alive)) {
        OptionalInt exit = jvm.await(LOOK);
        Duration silence = table.silence();
        boolean hangs =
            (silence.compareTo(limit) > 0 && !table.isWaiting(jvm.side()))
                || silence.compareTo(limit.multipliedBy(2)) > 0; // nobody gives turns any more
        if (exit.isPresent() || hangs) {
          exits.put(jvm, exit);
          alive.remove(jvm);
        }
        if (exit.isEmpty() && hangs) {
          jvm.close(); // whoever hangs must not keep the other from its end
        }
      }
    }
    return exits;
  }

  /** What else took the processors' time since the pair began. */
  private Map<String, Double> machine() {
    MachineProbe.Reading reading = probe.read();
    Map<String, Double> shares = new LinkedHashMap<>();
    reading.stealShare().ifPresent(share -> shares.put(Ab.STEAL, share));
    reading.othersShare().ifPresent(share -> shares.put(Ab.OTHERS, share));
    return shares;
  }

  /** JMH's options: one pass over the rows, with a slice an iteration. */
  private static List<String> options(Group group) {
    List<String> jmh = new ArrayList<>(group.jmh());
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
                  of.stream().map(Slices.Slice::mean).toList(),
                  Slices.evidence(of));
            })
        .filter(result -> !result.slices().isEmpty())
        .toList();
  }
}
