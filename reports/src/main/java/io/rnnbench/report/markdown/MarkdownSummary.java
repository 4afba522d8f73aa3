package io.rnnbench.report.markdown;

import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Summary;
import java.util.ArrayList;
import java.util.List;

/** The summary as a pull request, a release note or a CI job shows it. */
public final class MarkdownSummary {
  private MarkdownSummary() {}

  /** Lines that end with a newline each. */
  public static String of(Summary summary) {
    List<String> lines = new ArrayList<>();
    if (!summary.isForeign()) {
      lines.add("**" + MarkdownText.escape(summary.equality().marked()) + "**");
    }
    for (DirectorySummary directory : summary.directories()) {
      lines.add("");
      lines.add("### " + MarkdownText.escape(directory.directory().name()));
      lines.add("");
      if (directory.isForeign()) {
        lines.addAll(ResultTable.of(directory).lines().toList());
        directory
            .directory()
            .remarks()
            .forEach(remark -> lines.add("- " + MarkdownText.escape(remark)));
        continue;
      }
      directory.failedChecks().forEach(failed -> lines.add("- ✗ " + MarkdownText.escape(failed)));
      directory
          .answers()
          .forEach(
              a -> lines.add("- " + MarkdownText.escape((a.text() + " " + a.range()).strip())));
      directory
          .notCompared()
          .forEach(n -> lines.add("- Not compared: " + MarkdownText.escape(n.text())));
      directory.memory().forEach(line -> lines.add("- " + MarkdownText.escape(line)));
      lines.add("");
      lines.add(MarkdownText.escape(directory.origin().text()));
      lines.add("");
      lines.addAll(ResultTable.of(directory).lines().toList());
    }
    if (summary.environmentsDiffer()) {
      lines.add("");
      lines.add(Summary.ENVIRONMENTS_DIFFER);
    }
    return String.join("\n", lines) + "\n";
  }
}
