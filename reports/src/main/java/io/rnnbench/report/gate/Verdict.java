package io.rnnbench.report.gate;

import java.util.Collection;
import java.util.List;

/** What is said of a row, or of all of them. */
public enum Verdict {
  /** Not slower by as much as is allowed. */
  PASS,
  /** Proved slower, or wrong. */
  REGRESSED,
  /** Proved faster. */
  IMPROVED,
  /** Neither could be proved with the forks there are. */
  INCONCLUSIVE,
  /** The two were not measured under the same conditions. */
  INCOMPARABLE;

  /** In which readers want to hear of them. */
  public static final List<Verdict> WORST_FIRST =
      List.of(INCOMPARABLE, REGRESSED, INCONCLUSIVE, IMPROVED, PASS);

  /** The verdict on all rows: the worst; IMPROVED only where nothing is in doubt. */
  static Verdict of(Collection<Verdict> rows) {
    return WORST_FIRST.stream().filter(rows::contains).findFirst().orElse(PASS);
  }

  /** Exit code of the commands that judge. */
  public int exitCode() {
    return switch (this) {
      case PASS, IMPROVED -> 0;
      case REGRESSED -> 1;
      case INCOMPARABLE -> 3;
      case INCONCLUSIVE -> 4;
    };
  }
}
