package io.rnnbench.report.command;

import io.rnnbench.report.compare.Better;
import io.rnnbench.report.compare.Comparison;
import io.rnnbench.report.compare.ComparisonRecords;
import io.rnnbench.report.compare.ComparisonTable;
import io.rnnbench.report.compare.Groups;
import io.rnnbench.report.compare.GroupsTable;
import io.rnnbench.report.compare.Records;
import io.rnnbench.report.compare.Trend;
import io.rnnbench.report.markdown.ComparisonMarkdown;
import io.rnnbench.report.markdown.MarkdownTable;
import io.rnnbench.report.text.TitledTable;
import java.util.List;
import picocli.CommandLine.Option;

/** How a comparison is printed: at most one of these, else for a terminal. */
final class CompareFormat {
  @Option(names = "--csv", description = "As comma-separated values.")
  private boolean csv;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Option(names = "--markdown", description = "As a comment on a pull request.")
  private boolean markdown;

  List<String> of(Comparison comparison, Better better) {
    if (csv || json) {
      return of(ComparisonRecords.of(comparison));
    }
    return markdown
        ? ComparisonMarkdown.of(comparison, better).lines().toList()
        : ComparisonTable.of(comparison, better, Terminal.width());
  }

  List<String> of(Groups groups, Better better) {
    return csv || json ? of(ComparisonRecords.of(groups)) : of(GroupsTable.of(groups, better));
  }

  List<String> of(Trend trend) {
    return csv || json ? of(trend.records()) : of(trend.table());
  }

  private List<String> of(Records records) {
    return csv ? records.csv() : records.json();
  }

  private List<String> of(TitledTable table) {
    return markdown ? MarkdownTable.of(table).lines().toList() : table.lines(Terminal.width());
  }
}
