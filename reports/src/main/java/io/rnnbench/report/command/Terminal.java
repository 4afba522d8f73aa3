package io.rnnbench.report.command;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How wide a line may be. */
final class Terminal {
  private static final int LEAST = 40;

  private Terminal() {}

  /** Columns of the terminal, or of $COLUMNS; without limit where output goes to a file or pipe. */
  static int width() {
    String columns = System.getenv("COLUMNS");
    if (columns != null && columns.matches("[1-9][0-9]{0,4}")) {
      return Math.max(LEAST, Integer.parseInt(columns));
    }
    return Ansi.AUTO.enabled() // which knows a terminal from a pipe on every JDK
        ? Math.max(LEAST, new UsageMessageSpec().autoWidth(true).width())
        : Integer.MAX_VALUE;
  }
}
