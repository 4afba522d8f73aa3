package io.rnnbench.bench.plan;

import java.time.Duration;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long a process is measured.
 *
 * @param warmups iterations that are thrown away
 * @param iterations iterations that count
 * @param seconds of one iteration
 */
public record Timing(int warmups, int iterations, double seconds) {

  /** One iteration, as JMH says it. */
  public TimeValue iteration() {
    long millis = Math.round(seconds * 1000);
    return millis % 1000 == 0 ? TimeValue.seconds(millis / 1000) : TimeValue.milliseconds(millis);
  }

  /** All iterations. */
  public Duration nominal() {
    return Duration.ofMillis(Math.round((warmups + iterations) * seconds * 1000));
  }
}
