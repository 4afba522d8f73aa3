package io.rnnbench.report.markdown;

import io.rnnbench.report.compare.Better;
import io.rnnbench.report.compare.ComparedRow;
import io.rnnbench.report.compare.Comparison;
import io.rnnbench.report.compare.ComparisonTable;
import io.rnnbench.report.compare.Metric;
import io.rnnbench.report.summary.Notation;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** A comparison as a comment on a pull request: what differs first, the rest folded away. */
public final class ComparisonMarkdown {
  private final StringBuilder text = new StringBuilder();
  private final Comparison comparison;
  private final boolean moreIsBetter;

  private ComparisonMarkdown(Comparison comparison, Better better) {
    this.comparison = comparison;
    moreIsBetter = better == Better.MORE;
  }

  /** GitHub's Markdown; whatever comes from data is escaped. */
  public static String of(Comparison comparison, Better better) {
    return new ComparisonMarkdown(comparison, better).text();
  }

  private String text() {
    boolean time = comparison.metric().equals(Metric.TIME);
    List<ComparedRow> worse = rows(row -> row.differs() && isWorse(row));
    List<ComparedRow> better = rows(row -> row.differs() && !isWorse(row));
    List<ComparedRow> same = rows(row -> !row.differs());
    String worseName = time ? "slower" : "worse";
    String betterName = time ? "faster" : "better";
    text.append(
        "**%s against %s**: %d %s, %d %s, %d within noise; geometric mean %s.\n"
            .formatted(
                MarkdownText.escape(comparison.candidate()),
                MarkdownText.escape(comparison.base()),
                worse.size(),
                worseName,
                better.size(),
                betterName,
                same.size(),
                geometricMean()));
    section(worseName, worse);
    section(betterName, better);
    folded("within noise", same);
    notCompared();
    text.append(
        "\nMedians; ratio: candidate / base with its 95 % interval; p of each row alone.\n");
    return text.toString();
  }

  private List<ComparedRow> rows(Predicate<ComparedRow> wanted) {
    return comparison.rows().stream().filter(wanted).toList();
  }

  private boolean isWorse(ComparedRow row) {
    return (row.ratio() > 1) != moreIsBetter;
  }

  private String geometricMean() {
    OptionalDouble mean = comparison.geometricMean();
    return mean.isPresent() ? Notation.digits(mean.getAsDouble(), 3) : "–";
  }

  private void section(String name, List<ComparedRow> rows) {
    if (!rows.isEmpty()) {
      text.append("\n### ").append(rows.size()).append(' ').append(name).append("\n\n");
      table(rows);
    }
  }

  private void folded(String name, List<ComparedRow> rows) {
    if (!rows.isEmpty()) {
      text.append("\n<details><summary>%d %s</summary>\n\n".formatted(rows.size(), name));
      table(rows);
      text.append("\n</details>\n");
    }
  }

  private void table(List<ComparedRow> rows) {
    text.append("| benchmark | base | candidate | ratio | 95 % | p | n |\n");
    text.append("|---|---:|---:|---:|---|---:|---:|\n");
    MarkdownTable.rows(text, rows.stream().map(ComparisonMarkdown::line).toList());
  }

  private static String line(ComparedRow row) {
    return MarkdownTable.line(
        List.of(
            row.key().text(),
            ComparisonTable.amount(row, row.base()),
            ComparisonTable.amount(row, row.candidate()),
            ComparisonTable.ratio(row),
            row.interval().map(Notation::interval).orElse("–"),
            ComparisonTable.p(row),
            row.base().count() + "+" + row.candidate().count() + row.basis().mark()));
  }

  private void notCompared() {
    int count = comparison.notCompared().size() + comparison.broken().size();
    if (count == 0) {
      return;
    }
    text.append("\n<details><summary>%d not compared</summary>\n\n".formatted(count));
    comparison.notCompared().forEach((key, reason) -> item(key.text(), reason));
    comparison.broken().forEach(this::item);
    text.append("\n</details>\n");
  }

  private void item(String row, String reason) {
    if (text.length() < MarkdownTable.END) {
      text.append("- %s: %s\n".formatted(MarkdownText.escape(row), MarkdownText.escape(reason)));
    }
  }
}
