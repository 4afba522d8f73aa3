package io.rnnbench.report.gate;

import java.util.List;

/**
 * What the gate says.
 *
 * @param baseline what was compared, in the user's words: a directory, a jar, a version
 * @param candidate with what
 * @param rows in their order: by benchmark, parameters, metric
 * @param differences of the two environments, one a line; those that were allowed say so
 * @param notes what a reader must know besides
 * @param reproduce the command that measures it again; empty where unknown
 */
public record GateResult(
    Verdict verdict,
    String baseline,
    String candidate,
    Thresholds thresholds,
    List<GateRow> rows,
    List<String> differences,
    List<String> notes,
    String reproduce) {

  public static GateResult of(
      String baseline,
      String candidate,
      Thresholds thresholds,
      List<GateRow> rows,
      List<String> differences,
      List<String> notes,
      String reproduce) {
    return new GateResult(
        Verdict.of(rows.stream().map(GateRow::verdict).toList()),
        baseline,
        candidate,
        thresholds,
        List.copyOf(rows),
        List.copyOf(differences),
        List.copyOf(notes),
        reproduce);
  }
}
