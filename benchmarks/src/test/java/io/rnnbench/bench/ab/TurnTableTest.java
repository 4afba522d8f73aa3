package io.rnnbench.bench.ab;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.result.Ab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two processes at one table, played by threads that say what {@link Turn} says. */
@Timeout(30)
class TurnTableTest {
  private static final int ITERATIONS = 5;

  private final TurnTable table = new TurnTable(List.of("a", "b"), new Random(1));
  private final AtomicInteger measuring = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void bothMeasureEverySliceAndNeverAtOnce() throws Exception {
    both(player("a", ITERATIONS, "x", "y"), player("b", ITERATIONS, "x", "y"));

    assertThat(most).hasValue(1);
    for (String row : List.of("x", "y")) {
      assertThat(table.slices().of("a", row)).hasSize(ITERATIONS - 1); // without the first
      assertThat(table.slices().of("b", row)).hasSize(ITERATIONS - 1);
    }
    assertThat(table.slices().of("b", "y").get(0).lowerQuartile()).isEqualTo(1);
    assertThat(table.slices().of("b", "y").get(0).mean()).isEqualTo(2);
    Ab.Evidence evidence = Slices.evidence(table.slices().of("b", "y"));
    assertThat(evidence.cpu()).hasSize(ITERATIONS - 1).containsOnly(18.5);
    assertThat(evidence.waited()).containsOnly(1.5);
    assertThat(evidence.switches()).containsOnly(3.0);
    assertThat(evidence.collections()).containsOnly(0.0);
    assertThat(evidence.compilation()).containsOnly(4.0);
    assertThat(table.startSeconds()).isPositive();
  }

  @Test
  void aRowThatOneSideLacksIsMeasuredAloneAndCountsForNothing() throws Exception {
    both(player("a", ITERATIONS, "x", "extra", "y"), player("b", ITERATIONS, "x", "y"));

    assertThat(table.slices().of("a", "extra")).isEmpty();
    assertThat(table.slices().of("a", "y")).hasSize(ITERATIONS - 1);
    assertThat(table.slices().of("b", "y")).hasSize(ITERATIONS - 1);
    assertThat(most).hasValue(1);
  }

  @Test
  void aSideThatDiesKeepsNobodyWaitingAndItsSlicesStay() throws Exception {
    both(player("a", ITERATIONS, "x", "y"), dying("b", 3, "x", "y"));

    assertThat(table.slices().of("a", "x")).hasSize(2);
    assertThat(table.slices().of("b", "x")).hasSize(2);
    assertThat(table.slices().of("a", "y")).isEmpty();
  }

  @Test
  void aSideThatNeverCameKeepsNobodyWaiting() throws Exception {
    table.ended("b");
    player("a", ITERATIONS, "x").run();

    assertThat(table.slices().of("a", "x")).isEmpty();
  }

  private static void both(Runnable one, Runnable other) throws Exception {
    CompletableFuture.allOf(CompletableFuture.runAsync(one), CompletableFuture.runAsync(other))
        .get(20, TimeUnit.SECONDS);
  }

  private Runnable player(String side, int iterations, String... rows) {
    return () -> play(side, iterations, Integer.MAX_VALUE, rows);
  }

  /** Leaves in the middle of a slice, after so many. */
  private Runnable dying(String side, int slices, String... rows) {
    return () -> play(side, ITERATIONS, slices, rows);
  }

  private void play(String side, int iterations, int slices, String... rows) {
    int port =
        Integer.parseInt(table.jvmArgs(side).get(0).substring(("-D" + Turn.PORT + "=").length()));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        BufferedReader answers =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      say(socket, Turn.SIDE_IS + side);
      for (String row : rows) {
        say(socket, Turn.WARMS + row);
      }
      int measured = 0;
      for (String row : rows) {
        for (int i = 0; i < iterations; i++) {
          say(socket, Turn.WAITS + row);
          assertThat(answers.readLine()).isEqualTo(Turn.GO);
          most.accumulateAndGet(measuring.incrementAndGet(), Math::max);
          Thread.sleep(5);
          measuring.decrementAndGet();
          if (measured++ == slices) {
            return;
          }
          say(socket, Turn.MEASURED + "1.0 2.0 18.5 1.5 3 0 4");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
