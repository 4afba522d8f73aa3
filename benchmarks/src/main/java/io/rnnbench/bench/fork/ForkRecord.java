package io.rnnbench.bench.fork;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rnnbench.bench.plan.Fork;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of a fork besides JMH's result: fork.json in its directory, and an entry of
 * run.json.
 *
 * @param status finished, or how it ended otherwise: see {@link ForkFailure}
 * @param reason in words; empty if finished
 * @param flags what a reader must know before trusting the number
 * @param log relative to the result directory
 * @param seconds that the whole fork took, with its start and proof
 * @param before the machine just before the fork started, as {@link
 *     io.rnnbench.environment.MachineProbe.Reading} names it
 * @param during shares of the machine's time that others had while the fork ran, likewise
 * @param operations floating-point operations of one training step; absent for other benchmarks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForkRecord(
    String benchmark,
    Map<String, String> params,
    int round,
    String status,
    String reason,
    @JsonUnwrapped Course course,
    List<String> flags,
    String log,
    double seconds,
    Map<String, Double> before,
    Map<String, Double> during,
    Operations operations) {
  private static final String FINISHED = "finished";

  /**
   * What happened in it.
   *
   * @param iterations score of every iteration in the benchmark's unit, the warm-up's first
   * @param warmups how many of them were warm-up
   * @param steadyFrom the first steady iteration, from 0; absent where none was
   * @param drift relative change over the measured iterations; 0 where there is none to speak of
   * @param outliers share of samples far out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Course(
      List<Double> iterations, int warmups, Integer steadyFrom, double drift, double outliers) {
    static final Course NONE = new Course(List.of(), 0, null, 0, 0);
  }

  /** Floating-point operations: of matrix products, and all. */
  record Operations(double matrix, double total) {}

  static ForkRecord finished(Fork fork, Course course, List<String> flags) {
    return of(fork, FINISHED, "", course, flags);
  }

  public static ForkRecord unfinished(Fork fork, ForkFailure.Cause cause) {
    return of(fork, cause.failure().label(), cause.text(), Course.NONE, List.of());
  }

  private static ForkRecord of(
      Fork fork, String status, String reason, Course course, List<String> flags) {
    return new ForkRecord(
        fork.benchmark(),
        fork.params(),
        fork.round(),
        status,
        reason,
        course,
        flags,
        "",
        0,
        Map.of(),
        Map.of(),
        Networks.operations(fork).orElse(null));
  }

  /** The same with what was seen from outside. */
  ForkRecord ran(
      String file, double wall, Map<String, Double> earlier, Map<String, Double> meanwhile) {
    return new ForkRecord(
        benchmark,
        params,
        round,
        status,
        reason,
        course,
        Stream.concat(flags.stream(), Machine.flags(meanwhile).stream()).toList(),
        file,
        wall,
        earlier,
        meanwhile,
        operations);
  }

  /** The same with one thing more to know. */
  ForkRecord flagged(String flag) {
    return new ForkRecord(
        benchmark,
        params,
        round,
        status,
        reason,
        course,
        Stream.concat(flags.stream(), Stream.of(flag)).toList(),
        log,
        seconds,
        before,
        during,
        operations);
  }

  boolean isLockedOut() {
    return status.equals(ForkFailure.LOCKED_OUT.label());
  }

  /** Whether it came to its end; not part of the file, which has the status. */
  @JsonIgnore
  public boolean isFinished() {
    return status.equals(FINISHED);
  }
}
