package io.rnnbench.bench.ab;

import io.rnnbench.bench.fork.ForkFailure;
import io.rnnbench.bench.fork.LockedOut;
import io.rnnbench.report.result.Ab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * One process of one side, alone on the machine.
 *
 * <p>It goes over all rows in several passes: what disturbs the machine for a second then spoils
 * one pass of some rows, and not all that is known of one row.
 */
final class AbProcess {
  private static final int PASSES = 4;

  /** Takes up what setting up allocates, which would count as the first operations' otherwise. */
  private static final List<String> AGAIN = List.of("-wi", "1", "-w", "20ms");

  private final Path out;
  private final Duration limit;
  private final LockedOut lockedOut = new LockedOut();

  /**
   * @param limit after which a process is taken to hang
   */
  AbProcess(Path out, Duration limit) {
    this.out = out;
    this.limit = limit;
  }

  /** Runs it to its end, whichever; again where another JMH run locked it out. */
  Ab.Fork run(int round, Group group, String side, Program program) throws InterruptedException {
    Ab.Fork fork = once(round, group, side, program);
    for (int tries = 1;
        fork.status().equals(ForkFailure.LOCKED_OUT.label()) && lockedOut.mayTryAgain(tries);
        tries++) {
      fork = once(round, group, side, program);
    }
    return fork;
  }

  private Ab.Fork once(int round, Group group, String side, Program program)
      throws InterruptedException {
    try (AbJvm jvm = AbJvm.start(out, round, group, side, program, passes(group))) {
      OptionalInt exit = jvm.await(limit);
      return jvm.fork(exit, limit, UnaryOperator.identity());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JMH's options for each pass; the first warms up. */
  private static List<List<String>> passes(Group group) {
    List<List<String>> passes = new ArrayList<>();
    for (int pass = 1; pass <= PASSES; pass++) {
      List<String> jmh = new ArrayList<>(group.jmh());
      jmh.addAll(pass == 1 ? group.warmup() : AGAIN);
      passes.add(jmh);
    }
    return passes;
  }
}
