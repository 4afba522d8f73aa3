package io.rnnbench.bench.ab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Gives two processes their turns: while one measures a slice, the other sleeps.
 *
 * <p>Each process has a {@link Turn}, which says what it is about to do. It warms up without being
 * asked to wait. It measures when both wait for the same row, one after the other, in an order that
 * a coin decides anew for each pair of slices; a row that the other side lacks, or has lost, is
 * measured alone and counts for nothing. Who ends keeps nobody waiting.
 */
final class TurnTable implements AutoCloseable {
  /** For words that are under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ServerSocket server;
  private final List<String> sides;
  private final Random coin;
  private final Slices slices = new Slices();
  private final Map<String, Seat> seats = new HashMap<>();
  private final long start = System.nanoTime();
  private double startSeconds;
  private long lastHeard = start;
  private boolean giving;
  private final Thread host = new Thread(this::serve, "turns");

  /** One process, as far as it was heard. */
  private static final class Seat {
    final Socket socket;
    final Set<String> rows = new LinkedHashSet<>(); // in the order of its warm-up
    final Set<String> begun = new LinkedHashSet<>();
    String waitsFor; // null while it does something else
    Slices.Slice measured; // null while it measures
    boolean measures;
    boolean left;

    Seat(Socket socket) {
      this.socket = socket;
    }
  }

  /**
   * Waits for the processes of these sides.
   *
   * @param sides the two names that they give themselves
   */
  TurnTable(List<String> sides, Random coin) {
    this.sides = List.copyOf(sides);
    this.coin = coin;
    try {
      server = new ServerSocket(0, sides.size(), InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    host.setDaemon(true);
    host.start();
  }

  /** JVM arguments for the process of a side. */
  List<String> jvmArgs(String side) {
    return List.of(
        "-D" + Turn.PORT + "=" + server.getLocalPort(),
        "-D" + Turn.SIDE + "=" + side,
        Program.IGNORE_LOCK);
  }

  /** What was measured, once all has been heard that the processes said before they ended. */
  synchronized Slices slices() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while ((giving || !haveAllLeft()) && System.nanoTime() < end) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    return slices;
  }

  /** Seconds until the first process had something to say. */
  synchronized double startSeconds() {
    return startSeconds;
  }

  /** Whether the process of a side waits for its turn. */
  synchronized boolean isWaiting(String side) {
    Seat seat = seats.get(side);
    return seat != null && seat.waitsFor != null;
  }

  /** Since either process said something. */
  synchronized Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastHeard);
  }

  private boolean haveAllLeft() {
    return seats.size() == sides.size() && seats.values().stream().allMatch(seat -> seat.left);
  }

  /** The process of a side has ended; of one that has come, its last words say so. */
  synchronized void ended(String side) {
    if (seats.get(side) == null) {
      left(side);
    }
  }

  private synchronized void left(String side) {
    seats.computeIfAbsent(side, s -> new Seat(null)).left = true;
    notifyAll();
  }

  private void serve() {
    Thread turns = new Thread(this::giveTurns, "turns-giver");
    turns.setDaemon(true);
    turns.start();
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread listener = new Thread(() -> listen(socket), "turns-listener");
        listener.setDaemon(true);
        listener.start();
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void listen(Socket socket) {
    String side = null;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(Turn.SIDE_IS)) {
          side = line.substring(Turn.SIDE_IS.length());
          sit(side, socket);
        } else if (side != null) {
          hear(side, line);
        }
      }
    } catch (IOException e) {
      // it has ended, as below
    }
    if (side != null) {
      left(side);
    }
  }

  private synchronized void sit(String side, Socket socket) {
    if (sides.contains(side)) {
      seats.put(side, new Seat(socket));
      notifyAll();
    }
  }

  private synchronized void hear(String side, String line) {
    lastHeard = System.nanoTime();
    Seat seat = seats.get(side);
    if (seat == null) {
      return;
    }
    if (startSeconds == 0) {
      startSeconds = (System.nanoTime() - start) / 1e9;
    }
    if (line.startsWith(Turn.WARMS)) {
      seat.rows.add(line.substring(Turn.WARMS.length()));
    } else if (line.startsWith(Turn.WAITS)) {
      seat.waitsFor = line.substring(Turn.WAITS.length());
    } else if (line.startsWith(Turn.MEASURED)) {
      seat.measured = Slices.Slice.of(line.substring(Turn.MEASURED.length()));
      seat.measures = false;
    }
    notifyAll();
  }

  private synchronized void giveTurns() {
    try {
      while (!server.isClosed()) {
        if (isTurn()) {
          giving = true;
          turn();
          giving = false;
          notifyAll();
        } else {
          wait();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether everybody has come, and waits or has left, and somebody waits. */
  private boolean isTurn() {
    return seats.size() == sides.size()
        && seats.values().stream().allMatch(this::isSettled)
        && seats.values().stream().anyMatch(seat -> !seat.left);
  }

  private boolean isSettled(Seat seat) {
    return seat.left || seat.waitsFor != null;
  }

  /** Everybody waits or has left. */
  private void turn() throws InterruptedException {
    List<String> waiting = new ArrayList<>(sides);
    waiting.removeIf(side -> seats.get(side).left);
    String row = seats.get(waiting.get(0)).waitsFor;
    boolean together =
        waiting.size() == sides.size()
            && waiting.stream().allMatch(side -> seats.get(side).waitsFor.equals(row));
    if (!together) {
      String alone = waiting.stream().filter(this::isAlone).findFirst().orElse(waiting.get(0));
      measure(alone);
      return;
    }
    if (coin.nextBoolean()) {
      Collections.reverse(waiting);
    }
    Map<String, Slices.Slice> pair = new LinkedHashMap<>();
    for (String side : waiting) {
      Slices.Slice slice = measure(side);
      if (slice == null) {
        return; // it failed in the middle: the other's slice has no partner
      }
      pair.put(side, slice);
      if (pair.size() == waiting.size()) {
        slices.add(row, pair); // before the process can end, after which they are read
      }
      while (!isSettled(seats.get(side)) && !server.isClosed()) {
        wait(); // what it does after the slice must not run into the other's
      }
    }
  }

  /** Whether nobody else will come to the row for which this side waits. */
  private boolean isAlone(String side) {
    String row = seats.get(side).waitsFor;
    return sides.stream()
        .filter(other -> !other.equals(side))
        .map(seats::get)
        .allMatch(
            seat ->
                seat.left
                    || !seat.rows.contains(row)
                    || (seat.begun.contains(row) && !row.equals(seat.waitsFor))
                    || isBefore(seat, row, seat.waitsFor));
  }

  /** Whether a row comes before another in the order of the seat's warm-up. */
  private static boolean isBefore(Seat seat, String row, String other) {
    List<String> order = List.copyOf(seat.rows);
    return order.indexOf(row) < order.indexOf(other);
  }

  /** Lets a side measure; null where it came to nothing. */
  private Slices.Slice measure(String side) throws InterruptedException {
    Seat seat = seats.get(side);
    seat.begun.add(seat.waitsFor);
    seat.waitsFor = null;
    seat.measured = null;
    seat.measures = true;
    try {
      seat.socket.getOutputStream().write((Turn.GO + "\n").getBytes(StandardCharsets.UTF_8));
      seat.socket.getOutputStream().flush();
    } catch (IOException e) {
      seat.left = true;
      return null;
    }
    // An iteration that throws is followed by another row, or by nothing.
    while (seat.measures && !seat.left && seat.waitsFor == null && !server.isClosed()) {
      wait();
    }
    seat.measures = false;
    return seat.measured;
  }

  @Override
  public void close() {
    try {
      server.close();
      synchronized (this) {
        for (Seat seat : seats.values()) {
          if (seat.socket != null) {
            seat.socket.close();
          }
        }
        notifyAll();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
