package io.rnnbench.report.result;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One JVM of a run. Numbers that the file doesn't give are NaN.
 *
 * @param round from 1: every configuration has one fork a round
 * @param iterations milliseconds of each, warm-up first
 * @param warmups how many of the iterations were warm-up
 * @param steadyFrom index of the iteration from which on the times are steady; empty if never
 * @param drift relative change over the measured iterations; NaN where it is not significant
 * @param outliers share of the samples, 0..1
 * @param flags why this fork should not be trusted; empty if it may be
 * @param operations floating-point operations of one step
 * @param before the machine just before this fork
 */
public record Fork(
    String benchmark,
    Map<String, String> params,
    int round,
    double seconds,
    List<Double> iterations,
    int warmups,
    OptionalInt steadyFrom,
    double drift,
    double outliers,
    List<String> flags,
    Operations operations,
    Machine before) {

  /** Floating-point operations of one step: those of its matrix products, and all. */
  public record Operations(double matrix, double total) {}

  /**
   * What else the machine was doing.
   *
   * @param loopMedianMicros median time of a fixed loop of arithmetic, in microseconds
   * @param stealShare share of processor time that the hypervisor gave to others, 0..1
   * @param othersShare share of processor time that other processes took, 0..1
   */
  public record Machine(
      double loopMedianMicros,
      double loopP90Micros,
      double loadAverage,
      double stealShare,
      double othersShare) {}
}
