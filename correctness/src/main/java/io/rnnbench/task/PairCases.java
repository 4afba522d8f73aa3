package io.rnnbench.task;

import java.util.List;
import java.util.function.Function;

/**
 * Pairs as a network sees them.
 *
 * @param inputs from a pair to [bits][2]
 * @param targets from a pair to [bits][1]
 */
record PairCases(
    List<Pair> pairs, Function<Pair, double[][]> inputs, Function<Pair, double[][]> targets)
    implements Cases {

  @Override
  public int size() {
    return pairs.size();
  }

  @Override
  public double[][] x(int i) {
    return inputs.apply(pairs.get(i));
  }

  @Override
  public double[][] y(int i) {
    return targets.apply(pairs.get(i));
  }
}
