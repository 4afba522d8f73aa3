package io.rnnbench.bench.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rnnbench.environment.MachineProbe;
import java.util.List;
import java.util.Map;

/**
 * What is known of a fork besides JMH's result: fork.json in its directory, and an entry of run.json.
 *
 * @param status finished, or how it ended otherwise: see {@link Ending}
 * @param reason in words; empty if finished
 * @param log relative to the result directory
 * @param seconds that the whole fork took, with its start and proof
 * @param iterations score of every iteration in the benchmark's unit, the warm-up's first
 * @param warmups how many of them were warm-up
 * @param steadyFrom the first steady iteration, from 0; absent where none was
 * @param drift relative change over the measured iterations; 0 where there is none to speak of
 * @param outliers share of samples above the upper quartile plus three times the quartiles' distance
 * @param flags what a reader must know before trusting the number
 * @param operations floating-point operations of one training step; absent for other benchmarks
 * @param before the machine just before the fork started
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ForkRecord(
    String benchmark,
    Map<String, String> params,
    int round,
    String status,
    String reason,
    String log,
    double seconds,
    List<Double> iterations,
    int warmups,
    Integer steadyFrom,
    double drift,
    double outliers,
    List<String> flags,
    Operations operations,
    MachineProbe.Reading before) {
  static final String FINISHED = "finished";

  /** Floating-point operations: of matrix products, and all. */
  record Operations(double matrix, double total) {}

  boolean isFinished() {
    return status.equals(FINISHED);
  }
}
