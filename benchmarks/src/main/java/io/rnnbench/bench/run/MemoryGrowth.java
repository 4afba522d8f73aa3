package io.rnnbench.bench.run;

import io.rnnbench.bench.MemoryBenchmark;
import io.rnnbench.bench.memory.MemoryProfiler;
import io.rnnbench.bench.memory.MemoryVerdict;
import io.rnnbench.bench.plan.Fork;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * Whether a process that trains on and on keeps growing.
 *
 * @param verdict PLATEAU or LEAK
 * @param bytesPerStep growth of the resident set over the second half
 * @param low of its 95 % interval
 * @param high of the same
 * @param residentBytes at the end
 * @param heapBytes at the end, garbage included
 * @param nativeBytes at the end, as JavaCPP counts them; 0 for DJL
 * @param allocatedBytesPerStep in Java's heap
 */
record MemoryGrowth(
    String backend,
    String cell,
    Map<String, String> params,
    String verdict,
    double bytesPerStep,
    double low,
    double high,
    double residentBytes,
    double heapBytes,
    double nativeBytes,
    double allocatedBytesPerStep) {
  private static final String BENCHMARK = "MemoryBenchmark.steps";
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final double VERDICTS_STEPS = 1000;

  static boolean isMeasuredBy(Fork fork) {
    return fork.benchmark().equals(BENCHMARK);
  }

  /** Empty for other benchmarks, and where the user had fewer iterations than a verdict needs. */
  static Optional<MemoryGrowth> of(Fork fork, RunResult result) {
    if (!isMeasuredBy(fork)) {
      return Optional.empty();
    }
    double[] resident = series(result, MemoryProfiler.RESIDENT);
    if (resident.length < MemoryVerdict.FEWEST) {
      return Optional.empty();
    }
    MemoryVerdict verdict = MemoryVerdict.of(resident, MemoryBenchmark.STEPS);
    return Optional.of(
        new MemoryGrowth(
            fork.param("backend", ""),
            fork.param("cell", ""),
            fork.params(),
            verdict.name(),
            verdict.growth() / VERDICTS_STEPS,
            verdict.low() / VERDICTS_STEPS,
            verdict.high() / VERDICTS_STEPS,
            last(resident),
            last(series(result, MemoryProfiler.HEAP)),
            last(series(result, MemoryProfiler.JAVACPP)),
            // JMH takes an iteration of a single-shot benchmark for one operation.
            last(series(result, ALLOCATED)) / MemoryBenchmark.STEPS));
  }

  @SuppressWarnings("rawtypes") // JMH's own map
  private static double[] series(RunResult result, String metric) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .map(iteration -> iteration.getSecondaryResults().get(metric))
        .filter(Objects::nonNull)
        .mapToDouble((Result value) -> value.getScore())
        .toArray();
  }

  private static double last(double[] series) {
    return series.length == 0 ? 0 : series[series.length - 1];
  }
}
