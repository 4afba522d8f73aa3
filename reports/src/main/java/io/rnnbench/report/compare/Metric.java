package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.speed.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is compared; of each, less is better. */
public enum Metric {
  /** Milliseconds per operation, of a throughput its inverse. */
  TIME("ms/op", "slower") {
    @Override
    Optional<Times> of(JmhResult result) {
      return result.iterations().isEmpty()
          ? Times.of(withScoreAsIteration(result))
          : Times.of(result);
    }
  },
  /** Bytes in Java's heap per operation, as measured with {@code -prof gc}. */
  ALLOCATION("B/op", "more") {
    @Override
    Optional<Times> of(JmhResult result) {
      return Stream.of(NORMALISED, "\u00b7" + NORMALISED) // older versions of JMH write a dot first
          .map(result.secondary()::get)
          .filter(found -> found != null && !found.isEmpty())
          .findFirst()
          .map(found -> new Times(found, result.forks(), Map.of()));
    }
  };

  static final String NORMALISED = "gc.alloc.rate.norm";

  private final String unit;
  private final String worse;

  Metric(String unit, String worse) {
    this.unit = unit;
    this.worse = worse;
  }

  /** In which values are given. */
  public String unit() {
    return unit;
  }

  /** What a ratio above 1 means. */
  public String worse() {
    return worse;
  }

  /** The values, [fork][iteration]; empty where they were not measured. Bytes may be 0. */
  abstract Optional<Times> of(JmhResult result);

  /** A file without raw data has its score, which is one value. */
  private static JmhResult withScoreAsIteration(JmhResult result) {
    return new JmhResult(
        result.benchmark(),
        result.mode(),
        result.unit(),
        result.threads(),
        result.forks(),
        result.batchSize(),
        result.settings(),
        result.jvmArgs(),
        result.params(),
        result.score(),
        result.scoreError(),
        result.percentiles(),
        List.of(List.of(result.score())),
        List.of(),
        result.secondary());
  }
}
