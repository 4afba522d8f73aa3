package io.rnnbench.report.result;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * ab.json: two programs that took turns on one machine.
 *
 * @param command that measured it
 * @param plan what must not change when a run is gone on with
 * @param minEffect a change below it is no regression, 0.02 is 2 %
 * @param maxSlowdown what PASS rules out
 * @param forks in the order run
 */
public record Ab(
    String command,
    String plan,
    Program baseline,
    Program candidate,
    double minEffect,
    double maxSlowdown,
    List<Fork> forks) {
  public static final String BASELINE = "baseline";
  public static final String CANDIDATE = "candidate";
  public static final String FINISHED = "finished";

  /**
   * One of the two.
   *
   * @param name as the user gave it: a jar, a version, a JVM
   * @param java that runs it
   * @param jvmArgs that it gets besides the division's own
   */
  public record Program(String name, String java, String jar, List<String> jvmArgs) {}

  /**
   * One process of one side.
   *
   * @param round from 1; each side has one process of a group in it
   * @param group of rows that share a process
   * @param side {@link #BASELINE} or {@link #CANDIDATE}
   * @param status {@link #FINISHED}, or how it ended otherwise
   * @param reason in words; also of rows without a result in a process that finished; or empty
   * @param log relative to the directory
   * @param seconds that the whole process took
   */
  public record Fork(
      int round,
      String group,
      String side,
      String status,
      String reason,
      String log,
      double seconds,
      List<Result> results) {}

  /**
   * What a process says of one row.
   *
   * @param mode JMH's, such as sample
   * @param unit of the iterations, such as ms/op
   * @param iterations mean of each, in the order run
   * @param lowerQuartiles of the samples in each pass over the rows; none where JMH kept none
   * @param allocations bytes per operation in each iteration; empty where JMH did not profile
   * @param slices lower quartile of the samples in each slice, of which each has one of the other
   *     side's right beside it; empty where the sides ran one after the other
   * @param sliceMeans mean of the same samples
   */
  public record Result(
      String benchmark,
      Map<String, String> params,
      String mode,
      String unit,
      List<Double> iterations,
      List<Double> lowerQuartiles,
      List<Double> allocations,
      List<Double> slices,
      List<Double> sliceMeans) {

    /** Of a file that knows no slices, there are none. */
    public Result {
      slices = slices == null ? List.of() : List.copyOf(slices);
      sliceMeans = sliceMeans == null ? List.of() : List.copyOf(sliceMeans);
    }

    /** Without slices. */
    public Result(
        String benchmark,
        Map<String, String> params,
        String mode,
        String unit,
        List<Double> iterations,
        List<Double> lowerQuartiles,
        List<Double> allocations) {
      this(
          benchmark,
          params,
          mode,
          unit,
          iterations,
          lowerQuartiles,
          allocations,
          List.of(),
          List.of());
    }

    /** The same with slices. */
    public Result inSlices(List<Double> quartiles, List<Double> means) {
      return new Result(
          benchmark, params, mode, unit, iterations, lowerQuartiles, allocations, quartiles, means);
    }

    /** From JMH's own, one of each pass. */
    public static Result of(List<JmhResult> passes) {
      JmhResult first = passes.get(0);
      return new Result(
          first.benchmark(),
          first.params(),
          first.mode(),
          first.unit(),
          all(passes, JmhResult::iterations),
          passes.stream().flatMap(pass -> pass.lowerQuartiles().stream()).toList(),
          all(passes, JmhResult::allocations));
    }

    private static List<Double> all(
        List<JmhResult> passes, Function<JmhResult, List<List<Double>>> forks) {
      return passes.stream()
          .flatMap(pass -> forks.apply(pass).stream())
          .flatMap(List::stream)
          .toList();
    }
  }
}
