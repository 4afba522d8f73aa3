package io.rnnbench.bench.fork;

import io.rnnbench.bench.plan.Fork;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What a finished fork's samples say about themselves.
 *
 * @param outliers share of samples far out: above the upper quartile plus three times the distance
 *     of the quartiles (Tukey)
 */
public record SampleAnalysis(
    List<Double> iterations, int warmups, SteadyState steady, double outliers) {
  private static final double FAR_OUT = 3;
  private static final double MANY_OUTLIERS = 0.05;

  public static SampleAnalysis of(RunResult result, List<Double> iterations, int warmups) {
    boolean once = result.getParams().getMode() == Mode.SingleShotTime;
    return new SampleAnalysis(
        iterations,
        warmups,
        // A first call has no steady state, and is not meant to have one.
        once ? null : SteadyState.of(iterations, warmups),
        outliers(result.getPrimaryResult().getStatistics()));
  }

  /** Of the means of measured iterations, where no others are known. */
  public static SampleAnalysis of(List<Double> means) {
    return new SampleAnalysis(means, 0, SteadyState.of(means, 0), 0);
  }

  private static double outliers(Statistics samples) {
    double fence =
        samples.getPercentile(75)
            + FAR_OUT * (samples.getPercentile(75) - samples.getPercentile(25));
    long far = 0;
    Iterator<Map.Entry<Double, Long>> values = samples.getRawData();
    while (values.hasNext()) {
      Map.Entry<Double, Long> value = values.next();
      far += value.getKey() > fence ? value.getValue() : 0;
    }
    return (double) far / samples.getN();
  }

  public ForkRecord record(Fork fork) {
    List<String> flags = new ArrayList<>();
    if (steady != null && !steady.coversMeasurement(warmups)) {
      flags.add("not steady");
    }
    if (steady != null && steady.drift() != 0) {
      flags.add("drift");
    }
    if (outliers > MANY_OUTLIERS) {
      flags.add("outliers");
    }
    Integer from =
        steady == null || steady.steadyFrom().isEmpty() ? null : steady.steadyFrom().getAsInt();
    double drift = steady == null ? 0 : steady.drift();
    return ForkRecord.finished(
        fork, new ForkRecord.Course(iterations, warmups, from, drift, outliers), flags);
  }
}
