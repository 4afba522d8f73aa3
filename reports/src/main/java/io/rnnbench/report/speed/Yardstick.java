package io.rnnbench.report.speed;

import io.rnnbench.report.result.Fork;
import io.rnnbench.report.result.JmhResult;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * What a step is held against: the rate at which two square matrices are multiplied on the same
 * device with as many threads, by whichever backend and division is fastest. A backend's own rate
 * would hide that its library is slow.
 */
final class Yardstick {
  private static final String PRODUCT = "MatrixProductBenchmark.multiply";

  private record Machinery(String backend, Conditions conditions) {}

  /** Knows no rate: nothing has a share of it. */
  static final Yardstick NONE = new Yardstick();

  private final Map<Machinery, Double> peaks = new HashMap<>();
  private final Map<Configuration, Double> operations = new HashMap<>();

  private Yardstick() {}

  static Yardstick of(List<JmhResult> results, List<Fork> forks) {
    Yardstick yardstick = new Yardstick();
    results.stream()
        .filter(result -> Timings.nameOf(result.benchmark()).equals(PRODUCT))
        .forEach(yardstick::addProduct);
    forks.stream()
        .filter(fork -> Timings.nameOf(fork.benchmark()).equals(Timings.STEP))
        .filter(fork -> fork.operations().matrix() > 0)
        .forEach(
            fork ->
                Configuration.of(fork.params())
                    .ifPresent(c -> yardstick.operations.put(network(c), matrix(fork))));
    return yardstick;
  }

  private static double matrix(Fork fork) {
    return fork.operations().matrix();
  }

  /** The best of all sizes: a product of n x n matrices is 2 n³ operations. */
  private void addProduct(JmhResult result) {
    OptionalInt size = Shape.wholeNumber(result.params().get("size"));
    String backend = result.params().get("backend");
    Optional<Times> times = Times.of(result);
    if (size.isPresent() && backend != null && times.isPresent()) {
      double rate = 2 * Math.pow(size.getAsInt(), 3) / times.get().mean().value();
      peaks.merge(
          new Machinery(backend.toLowerCase(Locale.ROOT), Conditions.in(result.params())),
          rate,
          Math::max);
    }
  }

  /**
   * The share of the fastest rate which a step's own matrix products reach, 0..1.
   *
   * @param millis of a step
   */
  OptionalDouble share(Configuration step, double millis) {
    return share(
        step,
        millis,
        peaks().stream()
            .filter(peak -> peak.isOf(step.shape().conditions()))
            .mapToDouble(Peak::rate));
  }

  /** The same of the rate that the backend itself reaches, in the step's division. */
  OptionalDouble shareOfOwn(Configuration step, double millis) {
    Double own = peaks.get(new Machinery(step.backend(), step.shape().conditions()));
    return share(step, millis, own == null ? DoubleStream.empty() : DoubleStream.of(own));
  }

  private OptionalDouble share(Configuration step, double millis, DoubleStream rates) {
    OptionalDouble peak = rates.max();
    Double needed = operations.get(network(step));
    return peak.isEmpty() || needed == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(needed / millis / peak.getAsDouble());
  }

  /** Every backend's own, the fastest first. */
  List<Peak> peaks() {
    return peaks.entrySet().stream()
        .map(e -> new Peak(e.getKey().backend(), e.getKey().conditions(), e.getValue()))
        .sorted(Comparator.comparingDouble(Peak::rate).reversed())
        .toList();
  }

  /** Whoever computes it and however, a network needs the same operations. */
  private static Configuration network(Configuration c) {
    return c.under(Conditions.DEFAULT).on("");
  }
}
