package io.rnnbench.bench.ab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.util.Statistics;

/**
 * A profiler that lets an iteration begin when it is this process's turn, and says afterwards what
 * was measured. It stands alone on the class path of whatever is measured, so it needs nothing but
 * the JDK and JMH. See {@link TurnTable} for what is said.
 */
public final class Turn implements InternalProfiler {
  static final String PORT = "rnnbench.turn.port";
  static final String SIDE = "rnnbench.turn.side";

  /** Before what a process says first, and before it warms up and measures. */
  static final String SIDE_IS = "side ";

  static final String WARMS = "warms ";
  static final String WAITS = "waits ";
  static final String MEASURED = "measured ";
  static final String GO = "go";

  private static final double QUARTER = 25;

  private static final Duration MOST_SETTLING = Duration.ofSeconds(3);
  private static final long SETTLING_MILLIS = 2;

  /** Of a processor in that time: less is nothing but housekeeping. */
  private static final long IDLE_NANOS = 200_000;

  private static Socket socket;
  private static BufferedReader answers;
  private static SliceEvidence before;
  private static String seen = "";

  @Override
  public String getDescription() {
    return "Two processes that measure by turns";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    boolean warms = iteration.getType() == IterationType.WARMUP;
    if (before == null) {
      before = SliceEvidence.now();
    }
    if (warms) {
      say(WARMS + row(benchmark));
      return;
    }
    settle();
    say(WAITS + row(benchmark));
    awaitTurn();
  }

  /** Waits for the compiler: it would take the processor from whoever measures next. */
  private static void settle() {
    long until = System.nanoTime() + MOST_SETTLING.toNanos();
    long before = SliceEvidence.compilerNanos();
    try {
      while (System.nanoTime() < until) {
        Thread.sleep(SETTLING_MILLIS);
        long now = SliceEvidence.compilerNanos();
        if (now - before < IDLE_NANOS) {
          return;
        }
        before = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    String row = row(benchmark);
    if (!row.equals(seen)) { // whose threads have begun by now
      seen = row;
      SliceEvidence.find(benchmark.getBenchmark());
    }
    SliceEvidence now = SliceEvidence.now();
    if (iteration.getType() == IterationType.MEASUREMENT) {
      Statistics samples = result.getPrimaryResult().getStatistics();
      say(
          MEASURED
              + (float) samples.getPercentile(QUARTER)
              + " "
              + (float) samples.getMean()
              + " "
              + now.since(before));
    }
    before = now;
    return List.of();
  }

  /** The same on both sides, and in what JMH writes. */
  private static String row(BenchmarkParams benchmark) {
    TreeMap<String, String> params = new TreeMap<>();
    benchmark.getParamsKeys().forEach(key -> params.put(key, benchmark.getParam(key)));
    return row(benchmark.getBenchmark(), benchmark.getMode().shortLabel(), params);
  }

  /** Names a row: the same on both sides, and in what JMH writes. */
  static String row(String benchmark, String mode, Map<String, String> params) {
    return benchmark + " " + mode + " " + new TreeMap<>(params);
  }

  private static synchronized void say(String line) {
    try {
      if (socket == null) {
        socket = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT));
        socket.setTcpNoDelay(true);
        answers =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        say(SIDE_IS + System.getProperty(SIDE));
      }
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitTurn() {
    try {
      String answer = answers.readLine();
      if (!GO.equals(answer)) {
        throw new IllegalStateException("whoever gives the turns has ended");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
