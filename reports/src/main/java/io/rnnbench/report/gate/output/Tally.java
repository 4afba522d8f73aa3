package io.rnnbench.report.gate.output;

import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.Verdict;
import java.util.StringJoiner;

/** How many rows got which verdict. */
final class Tally {
  private Tally() {}

  /** Such as "1 of 12 rows regressed, 11 passed". */
  static String of(GateResult result) {
    if (result.rows().isEmpty()) {
      return "no row was judged";
    }
    StringJoiner counts = new StringJoiner(", ");
    String total = " of " + count(result.rows().size(), "row");
    for (Verdict verdict : Verdict.WORST_FIRST) {
      long rows = rows(result, verdict);
      if (rows > 0) {
        counts.add(rows + (counts.length() == 0 ? total : "") + " " + participle(verdict));
      }
    }
    return counts.toString();
  }

  static long rows(GateResult result, Verdict verdict) {
    return result.rows().stream().filter(row -> row.verdict() == verdict).count();
  }

  /** Such as "1 fork" or "2 forks". */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String participle(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "passed";
      case REGRESSED -> "regressed";
      case IMPROVED -> "improved";
      case INCONCLUSIVE -> "inconclusive";
      case INCOMPARABLE -> "incomparable";
    };
  }
}
