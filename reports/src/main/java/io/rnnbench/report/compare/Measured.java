package io.rnnbench.report.compare;

import java.util.List;

/**
 * What a row measured of a metric, in the metric's unit.
 *
 * @param iterations mean of each, [fork][iteration]; none without raw data
 * @param score mean of all
 * @param error half of the 99.9 % interval that JMH gives for it, NaN where it gives none
 * @param samples that the error rests on; 0 where it is not known
 */
public record Measured(List<List<Double>> iterations, double score, double error, int samples) {

  /** Whether there is more than a score. */
  public boolean hasRawData() {
    return !iterations.isEmpty();
  }
}
