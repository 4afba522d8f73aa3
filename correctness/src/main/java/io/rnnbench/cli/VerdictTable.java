package io.rnnbench.cli;

import io.rnnbench.study.StudyResult;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.TextTable;

/** All claims of several studies with their verdicts, a line or two each, on 80 columns. */
final class VerdictTable {
  private final List<StudyResult> results;

  VerdictTable(List<StudyResult> results) {
    this.results = results;
  }

  void print(PrintWriter out) {
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Help.Ansi.OFF), column(18), column(5), column(20), column(37));
    for (StudyResult result : results) {
      verdicts(result)
          .forEach(
              (claim, verdict) ->
                  table.addRowValues(
                      result.study(), "(" + claim.id() + ")", verdict, claim.text()));
    }
    out.println();
    out.print(table);
  }

  private record Claim(String id, String text) {}

  /** One verdict where all backends agree, else each backend's. */
  private static Map<Claim, String> verdicts(StudyResult result) {
    Map<Claim, List<StudyResult.Claim>> byClaim =
        result.claims().stream()
            .collect(
                Collectors.groupingBy(
                    c -> new Claim(c.id(), c.text()), LinkedHashMap::new, Collectors.toList()));
    Map<Claim, String> verdicts = new LinkedHashMap<>();
    byClaim.forEach(
        (claim, rows) -> {
          boolean agreed = rows.stream().map(StudyResult.Claim::verdict).distinct().count() == 1;
          verdicts.put(
              claim,
              agreed
                  ? rows.get(0).verdict().name()
                  : rows.stream()
                      .map(row -> row.backend() + " " + row.verdict())
                      .collect(Collectors.joining(", ")));
        });
    return verdicts;
  }

  private static Help.Column column(int width) {
    return new Help.Column(width, 0, Help.Column.Overflow.WRAP);
  }
}
