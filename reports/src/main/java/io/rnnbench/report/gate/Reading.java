package io.rnnbench.report.gate;

import io.rnnbench.report.compare.Basis;
import java.util.Locale;

/**
 * What may be said where too few JVMs ran for a verdict: how the difference compares with what JVMs
 * of one program were seen to differ by, one after the other on a machine of two virtual cores.
 */
final class Reading {
  /** The largest that was seen, 0.49 is 49 %. */
  private static final double SEEN = 0.49;

  private Reading() {}

  /** Words for the reason of a row without a verdict. */
  static String of(Pair pair) {
    String why =
        pair.basis() == Basis.SCORES
            ? "no raw data (-Djmh.json.rawData=false, or CSV): a score says nothing of the variation"
                + " between JVMs"
            : "one JVM says nothing of the variation between JVMs";
    return why + ": run JMH with -f 5; " + size(pair.ratio());
  }

  private static String size(double ratio) {
    double size = Math.max(ratio, 1 / ratio);
    String seen = "what JVMs differ by (measured: up to " + Math.round(100 * SEEN) + " %)";
    if (!Double.isFinite(size)) {
      return "no ratio";
    }
    String factor = String.format(Locale.ROOT, "%.2fx ", size) + (ratio > 1 ? "worse" : "better");
    if (size > (1 + SEEN) * (1 + SEEN)) {
      return factor + ", far outside " + seen;
    }
    return factor + (size > 1 + SEEN ? ", outside " : ", within ") + seen;
  }
}
