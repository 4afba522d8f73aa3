package io.rnnbench.bench.fork;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Keeps the score of every iteration, those of the warm-up too, which JMH prints and forgets:
 * without them nobody can tell whether the warm-up was long enough.
 */
final class Iterations extends ForwardingFormat {
  private final List<Double> scores = new ArrayList<>();

  /**
   * @param log where all is printed
   */
  Iterations(OutputFormat log) {
    super(log);
  }

  /** In the order in which they ran, in the benchmark's unit. */
  List<Double> scores() {
    return scores;
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult result) {
    scores.add(result.getPrimaryResult().getScore());
    super.iterationResult(benchmark, params, iteration, result);
  }
}
