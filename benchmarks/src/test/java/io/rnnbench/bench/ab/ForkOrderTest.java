package io.rnnbench.bench.ab;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForkOrderTest {

  @Test
  void everyEvenRoundTurnsTheOneBefore() {
    ForkOrder order = new ForkOrder(new Random(1));
    List<Ab.Fork> forks = new ArrayList<>();
    Set<String> first = new HashSet<>();
    for (int round = 1; round <= 40; round += 2) {
      List<String> odd = run(order, round, forks);
      List<String> even = run(order, round + 1, forks);
      assertThat(even).containsExactly(odd.get(1), odd.get(0));
      first.add(odd.get(0));
    }
    assertThat(first).as("a coin decides for the odd rounds").hasSize(2);
  }

  @Test
  void halfARoundIsGoneOnWithInItsOwnOrder() {
    for (int seed = 0; seed < 10; seed++) {
      List<Ab.Fork> forks = new ArrayList<>(List.of(fork(1, Ab.CANDIDATE)));
      assertThat(new ForkOrder(new Random(seed)).of(1, forks))
          .containsExactly(Ab.CANDIDATE, Ab.BASELINE);
    }
  }

  private static List<String> run(ForkOrder order, int round, List<Ab.Fork> forks) {
    List<String> sides = order.of(round, forks);
    sides.forEach(side -> forks.add(fork(round, side)));
    return sides;
  }

  private static Ab.Fork fork(int round, String side) {
    return new Ab.Fork(round, "all", side, Ab.FINISHED, "", "", 1, List.of());
  }
}
