package io.rnnbench.bench.calibrate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A slow-down that is planted.
 *
 * @param share 0.05 is 5 %; 0 is an unchanged candidate
 */
record Level(double share) {
  static final Level NONE = new Level(0);

  /** Such as "planted 5 %". */
  String name() {
    return share == 0 ? "unchanged" : "planted " + percent();
  }

  /** Such as "5 %". */
  String percent() {
    return new BigDecimal(100 * share)
            .round(new MathContext(3))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  /** What plants it in every row. */
  List<String> jvmArgs() {
    return share == 0 ? List.of() : List.of("-Drnnbench.planted=" + share);
  }
}
