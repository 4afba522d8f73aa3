package io.rnnbench.bench.ab;

import io.rnnbench.report.result.Ab;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Who goes first where sides run one at a time: a coin decides for every odd round, and the even
 * round after it turns that round, so that a steady drift of the machine favours nobody (ABBA), and
 * nothing periodic can.
 */
final class ForkOrder {
  private static final List<String> SIDES = List.of(Ab.BASELINE, Ab.CANDIDATE);

  private final Random coin;

  ForkOrder(Random coin) {
    this.coin = coin;
  }

  /**
   * The sides in the order of their turns.
   *
   * @param earlier forks of the same group
   */
  List<String> of(int round, List<Ab.Fork> earlier) {
    String first =
        earlier.stream()
            .filter(fork -> fork.round() == round) // half a round, which is gone on with
            .map(Ab.Fork::side)
            .findFirst()
            .or(() -> round % 2 == 1 ? Optional.empty() : secondOf(round - 1, earlier))
            .orElseGet(() -> SIDES.get(coin.nextInt(2)));
    return List.of(first, first.equals(Ab.BASELINE) ? Ab.CANDIDATE : Ab.BASELINE);
  }

  private static Optional<String> secondOf(int round, List<Ab.Fork> earlier) {
    return earlier.stream()
        .filter(fork -> fork.round() == round)
        .map(Ab.Fork::side)
        .reduce((first, second) -> second);
  }
}
