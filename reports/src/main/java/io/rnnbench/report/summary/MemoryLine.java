package io.rnnbench.report.summary;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.MemoryVerdict;
import java.util.Locale;

/** Whether memory grows over training steps, in a line. */
public final class MemoryLine {
  private static final int DIGITS = 2;

  private MemoryLine() {}

  /** Such as "memory of DL4J LSTM: plateau, 12 bytes a step (95 %: -3.0..30)". */
  public static String of(MemoryVerdict verdict, Backends backends) {
    String who = backends.label(verdict.params().getOrDefault("backend", ""));
    String cell = verdict.params().getOrDefault("cell", "");
    String line =
        "memory of %s: %s"
            .formatted((who + " " + cell).strip(), verdict.kind().name().toLowerCase(Locale.ROOT));
    if (Double.isNaN(verdict.bytesPerStep())) {
      return line;
    }
    line += ", " + Notation.digits(verdict.bytesPerStep(), DIGITS) + " bytes a step";
    return Double.isNaN(verdict.low()) || Double.isNaN(verdict.high())
        ? line
        : "%s (95 %%: %s..%s)"
            .formatted(
                line,
                Notation.digits(verdict.low(), DIGITS),
                Notation.digits(verdict.high(), DIGITS));
  }
}
