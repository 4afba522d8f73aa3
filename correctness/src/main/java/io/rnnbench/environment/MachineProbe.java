package io.rnnbench.environment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/**
 * How fast and how undisturbed the machine is right now, without any framework. Read between two
 * measurements, it tells a slow machine from slow code.
 */
public final class MachineProbe {
  private static final int TURNS = 100;
  private static final int WARM_UP_TURNS = 30;
  private static final int STEPS_A_TURN = 600_000; // about a millisecond

  private final Supplier<CpuTime> cpuTime;
  private final Supplier<OptionalLong> throttled;
  private final DoubleSupplier loadAverage;
  private CpuTime lastTime;
  private OptionalLong lastThrottled;
  private volatile double sink; // without a reader in sight, the loop could be removed

  /** Begins the time that the first reading is about. */
  public MachineProbe() {
    this(
        () -> CpuTime.now(processor(), SystemFiles.REAL),
        () -> Settings.throttled(SystemFiles.REAL),
        () -> processor().getSystemLoadAverage(1)[0]);
  }

  /** A new one each time: OSHI's keep what they have read for a third of a second. */
  private static CentralProcessor processor() {
    return new SystemInfo().getHardware().getProcessor();
  }

  MachineProbe(
      Supplier<CpuTime> cpuTime, Supplier<OptionalLong> throttled, DoubleSupplier loadAverage) {
    this.cpuTime = cpuTime;
    this.throttled = throttled;
    this.loadAverage = loadAverage;
    for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
      turn();
    }
    lastTime = cpuTime.get();
    lastThrottled = throttled.get();
  }

  /**
   * One look at the machine; as JSON, what is not visible is left out.
   *
   * @param loopMedianMicros median time of one turn of a fixed loop of additions and
   *     multiplications
   * @param loopP90Micros its 90th percentile
   * @param loadAverage processes that ran or waited to run, over the last minute
   * @param stealShare of the processors' time since the last reading, that the machine below took
   * @param othersShare of the processors' time since the last reading, that processes took which
   *     are neither this one nor its descendants
   * @param throttled how often since the last reading a processor was too hot
   */
  public record Reading(
      double loopMedianMicros,
      double loopP90Micros,
      OptionalDouble loadAverage,
      OptionalDouble stealShare,
      OptionalDouble othersShare,
      OptionalLong throttled) {

    @JsonValue
    Map<String, Number> visible() {
      Map<String, Number> visible = new LinkedHashMap<>();
      visible.put("loopMedianMicros", loopMedianMicros);
      visible.put("loopP90Micros", loopP90Micros);
      loadAverage.ifPresent(load -> visible.put("loadAverage", load));
      stealShare.ifPresent(share -> visible.put("stealShare", share));
      othersShare.ifPresent(share -> visible.put("othersShare", share));
      throttled.ifPresent(times -> visible.put("throttled", times));
      return visible;
    }
  }

  /**
   * Takes about a tenth of a second. Let no process of one's own work meanwhile: the loop would
   * wait for it. Shares have a resolution of ten milliseconds a core: they say little of a time
   * shorter than a second.
   */
  public Reading read() {
    CpuTime time = cpuTime.get();
    OptionalLong hot = throttled.get();
    CpuTime from = lastTime;
    OptionalLong coolest = lastThrottled;
    lastTime = time;
    lastThrottled = hot;
    double[] micros = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      micros[turn] = turn();
    }
    double load = loadAverage.getAsDouble();
    return new Reading(
        Median.withDefaults().evaluate(micros),
        Quantile.withDefaults().evaluate(micros, 0.9),
        load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load),
        share(time.stolen() - from.stolen(), time.total() - from.total()),
        othersShare(from, time),
        both(hot, coolest, (now, before) -> now - before));
  }

  private static OptionalDouble othersShare(CpuTime from, CpuTime to) {
    OptionalLong own = both(to.own(), from.own(), (now, before) -> now - before);
    return own.isEmpty()
        ? OptionalDouble.empty()
        : share(to.busy() - from.busy() - own.getAsLong(), to.total() - from.total());
  }

  /** Clocks tick every ten milliseconds: over a short time, a difference may come out negative. */
  private static OptionalDouble share(long part, long total) {
    return total <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1, Math.max(0, (double) part / total)));
  }

  private static OptionalLong both(OptionalLong a, OptionalLong b, LongBinaryOperator of) {
    return a.isPresent() && b.isPresent()
        ? OptionalLong.of(of.applyAsLong(a.getAsLong(), b.getAsLong()))
        : OptionalLong.empty();
  }

  /** A chain in which each step needs the one before: its time is the clock's alone. */
  private double turn() {
    long start = System.nanoTime();
    double x = sink;
    for (int step = 0; step < STEPS_A_TURN; step++) {
      x = x * 0.999999 + 1e-6;
    }
    sink = x;
    return (System.nanoTime() - start) / 1e3;
  }
}
