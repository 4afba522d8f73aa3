package io.rnnbench.report.gate.output;

import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.GateRow;
import io.rnnbench.report.gate.Verdict;
import io.rnnbench.report.markdown.MarkdownText;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result as a comment on a pull request: what needs a look first, what passed folded away. */
public final class GateMarkdown {
  /** GitHub refuses a comment of more than 65,536 characters; the rest is for what has no limit. */
  private static final int TABLES_END = 50_000;

  private static final String HEAD =
      """
      | benchmark | parameters | metric | baseline | candidate | ratio | interval | forks | verdict | reason |
      |---|---|---|---:|---:|---:|---|---:|---|---|
      """;

  private final StringBuilder text = new StringBuilder();
  private final GateResult result;
  private final Parameters parameters;

  private GateMarkdown(GateResult result) {
    this.result = result;
    parameters = Parameters.of(result);
  }

  /** GitHub's Markdown; whatever comes from data is escaped. */
  public static String of(GateResult result) {
    return new GateMarkdown(result).text();
  }

  private String text() {
    text.append("## Performance gate: ").append(result.verdict()).append("\n\n");
    text.append(sentence()).append("\n");
    if (!parameters.common().isEmpty()) {
      text.append("\nAll rows: ").append(MarkdownText.escape(parameters.common())).append(".\n");
    }
    table(
        result.rows().stream()
            .filter(row -> row.verdict() != Verdict.PASS)
            .sorted(Comparator.comparing(row -> Verdict.WORST_FIRST.indexOf(row.verdict())))
            .toList());
    List<GateRow> passed =
        result.rows().stream().filter(row -> row.verdict() == Verdict.PASS).toList();
    if (!passed.isEmpty()) {
      text.append("\n<details><summary>")
          .append(Tally.count(passed.size(), "row"))
          .append(" passed</summary>\n");
      table(passed);
      text.append("\n</details>\n");
    }
    list("The environments differ:", result.differences());
    list("Notes:", result.notes());
    if (!result.reproduce().isEmpty()) {
      text.append("\nTo reproduce:\n\n").append(MarkdownText.codeBlock(result.reproduce()));
    }
    return text.toString();
  }

  private String sentence() {
    return "%s against %s: %s; %s."
        .formatted(
            MarkdownText.escape(result.candidate()),
            MarkdownText.escape(result.baseline()),
            Tally.of(result),
            Numbers.limits(result.thresholds()));
  }

  private void table(List<GateRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    text.append("\n").append(HEAD);
    int shown = 0;
    while (shown < rows.size() && text.length() < TABLES_END) {
      text.append(line(rows.get(shown++)));
    }
    if (shown < rows.size()) {
      text.append("\n")
          .append(Tally.count(rows.size() - shown, "more row"))
          .append(" would make this comment too long.\n");
    }
  }

  private String line(GateRow row) {
    return Stream.of(
            row.subject().benchmark(),
            parameters.of(row),
            row.subject().metric(),
            Numbers.value(row.baseline(), row.unit()),
            Numbers.value(row.candidate(), row.unit()),
            Numbers.value(row.ratio()),
            Numbers.interval(row),
            Integer.toString(row.forks()),
            row.verdict().name(),
            row.reason())
        .map(MarkdownText::escape)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private void list(String head, List<String> items) {
    if (!items.isEmpty()) {
      text.append("\n").append(head).append("\n\n");
      items.forEach(item -> text.append("- ").append(MarkdownText.escape(item)).append("\n"));
    }
  }
}
