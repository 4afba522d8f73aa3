package io.rnnbench.report.html;

import io.rnnbench.report.defect.Defect;
import io.rnnbench.report.defect.Framework;
import io.rnnbench.report.defect.KnownDefects;
import io.rnnbench.report.defect.TestMethod;
import io.rnnbench.report.result.Environment;
import io.rnnbench.report.summary.Summary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the view of the known defects: once for a report, whatever its directories. */
final class DefectSection {

  record View(Table table) {}

  private DefectSection() {}

  static View view(Summary summary) {
    List<Environment> environments =
        summary.directories().stream()
            .flatMap(directory -> directory.directory().environment().stream())
            .toList();
    return new View(table(KnownDefects.all(), environments));
  }

  static Table table(List<Defect> defects, List<Environment> environments) {
    Table.Builder table =
        Table.titled("Known defects, and whether these results are of the same versions")
            .text("framework", "these results")
            .wide("what goes wrong")
            .text("effect")
            .wide("evidence", "shown by");
    for (Defect defect : defects) {
      table.row(
          defect.where(),
          measured(defect, environments),
          plain(defect.summary()),
          defect.effect().words(),
          plain(defect.evidence()),
          shownBy(defect));
    }
    return table.build();
  }

  /** Without the backquotes, which mean nothing here. */
  private static String plain(String markdown) {
    return markdown.replace("`", "");
  }

  private static String shownBy(Defect defect) {
    return defect.tests().isEmpty()
        ? "no test: " + plain(defect.untested())
        : defect.tests().stream().map(DefectSection::name).collect(Collectors.joining(", "));
  }

  private static String name(TestMethod test) {
    return test.simpleName() + "#" + test.method();
  }

  private static String measured(Defect defect, List<Environment> environments) {
    Framework framework = defect.framework();
    Set<String> others = new LinkedHashSet<>();
    environments.forEach(
        environment -> framework.versionsIn(environment).map(framework::in).ifPresent(others::add));
    if (others.isEmpty()) {
      return "version unknown";
    }
    boolean same = others.remove(defect.where());
    if (others.isEmpty()) {
      return "measured here";
    }
    return (same ? "measured here, and another version: " : "other version measured here: ")
        + String.join(", ", others);
  }
}
