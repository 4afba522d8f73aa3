package io.rnnbench.bench.python;

import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long a fork is measured.
 *
 * @param warmUps iterations whose samples are thrown away
 * @param measured iterations whose samples are kept
 * @param time of each iteration
 */
public record Iterations(int warmUps, int measured, TimeValue time) {}
