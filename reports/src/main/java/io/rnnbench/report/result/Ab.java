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
 * @param parts the same, of the parts of a step, of rows that changed
 */
public record Ab(
    String command,
    String plan,
    Program baseline,
    Program candidate,
    double minEffect,
    double maxSlowdown,
    List<Fork> forks,
    List<Fork> parts) {

  /** Without parts. */
  public Ab(
      String command,
      String plan,
      Program baseline,
      Program candidate,
      double minEffect,
      double maxSlowdown,
      List<Fork> forks) {
    this(command, plan, baseline, candidate, minEffect, maxSlowdown, forks, List.of());
  }

  /** The same with what was measured of the parts of a step. */
  public Ab with(List<Fork> measured) {
    return new Ab(
        command, plan, baseline, candidate, minEffect, maxSlowdown, forks, List.copyOf(measured));
  }

  public static final String BASELINE = "baseline";
  public static final String CANDIDATE = "candidate";
  public static final String FINISHED = "finished";

  /** Of the processors' time, that the machine below took. */
  public static final String STEAL = "stealShare";

  /** The same, of programs that do not belong to the run. */
  public static final String OTHERS = "othersShare";

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
   * @param seconds that it took; two that live at once share theirs
   * @param startSeconds of them, before it began to warm up; 0 where nobody looked
   * @param machine shares of the processors' time while it ran: {@link #STEAL}, {@link #OTHERS}
   */
  public record Fork(
      int round,
      String group,
      String side,
      String status,
      String reason,
      String log,
      double seconds,
      double startSeconds,
      Map<String, Double> machine,
      List<Result> results) {

    /** Of a process that nobody watched. */
    public Fork(
        int round,
        String group,
        String side,
        String status,
        String reason,
        String log,
        double seconds,
        List<Result> results) {
      this(round, group, side, status, reason, log, seconds, 0, Map.of(), results);
    }

    /**
     * The same as one of several that lived at once, and share what they took.
     *
     * @param startSeconds until the first of them began to warm up
     */
    public Fork sharing(int processes, double startSeconds, Map<String, Double> machine) {
      return new Fork(
          round,
          group,
          side,
          status,
          reason,
          log,
          seconds / processes,
          startSeconds / processes,
          machine,
          results);
    }
  }

  /**
   * How undisturbed slices were: a number of each, in their order. Nothing is judged by it.
   *
   * @param cpu milliseconds that the measuring thread ran on a processor
   * @param waited milliseconds that it could have run and had none
   * @param switches in which the processor was taken from it
   * @param collections of garbage in its process since the slice before
   * @param compilation milliseconds of it in its process since then
   */
  public record Evidence(
      List<Double> cpu,
      List<Double> waited,
      List<Double> switches,
      List<Double> collections,
      List<Double> compilation) {
    public static final Evidence NONE =
        new Evidence(List.of(), List.of(), List.of(), List.of(), List.of());
  }

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
   * @param evidence how undisturbed they were
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
      List<Double> sliceMeans,
      Evidence evidence) {

    /** Of a file that knows no slices, there are none. */
    public Result {
      slices = slices == null ? List.of() : List.copyOf(slices);
      sliceMeans = sliceMeans == null ? List.of() : List.copyOf(sliceMeans);
      evidence = evidence == null ? Evidence.NONE : evidence;
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
          List.of(),
          Evidence.NONE);
    }

    /** The same with slices. */
    public Result inSlices(List<Double> quartiles, List<Double> means, Evidence of) {
      return new Result(
          benchmark,
          params,
          mode,
          unit,
          iterations,
          lowerQuartiles,
          allocations,
          quartiles,
          means,
          of);
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
