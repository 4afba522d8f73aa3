package io.rnnbench.bench.calibrate;

import java.util.List;
import java.util.Locale;

/**
 * A slow-down that is planted.
 *
 * @param share 0.05 is 5 %; 0 is an unchanged candidate
 */
record Level(double share) {
  static final Level NONE = new Level(0);

  /** Such as "planted 5 %". */
  String name() {
    return share == 0 ? "unchanged" : String.format(Locale.ROOT, "planted %.3g %%", 100 * share);
  }

  /** What plants it in every row. */
  List<String> jvmArgs() {
    return share == 0 ? List.of() : List.of("-Drnnbench.planted=" + share);
  }
}
