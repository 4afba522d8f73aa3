package io.rnnbench.bench.run;

import java.time.Duration;

/**
 * How long a fork measures.
 *
 * @param warmups iterations that are thrown away
 * @param iterations iterations that count
 * @param seconds of one iteration
 */
record Timing(int warmups, int iterations, double seconds) {

  Duration nominal() {
    return Duration.ofMillis(Math.round((warmups + iterations) * seconds * 1000));
  }
}
