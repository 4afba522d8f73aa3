package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.report.defect.Defect;
import io.rnnbench.report.defect.Framework;
import io.rnnbench.report.defect.KnownDefects;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report's section of known defects. */
class DefectRenderTest {
  private static final Pattern SECTION =
      Pattern.compile("(?s)<section id=\"defects\">.*?</section>");
  private static final Pattern ROW = Pattern.compile("<tr[^>]*><td.*?</tr>");
  private static final Pattern SECOND_CELL =
      Pattern.compile("^<tr[^>]*><td.*?</td><td[^>]*>([^<]*)</td>");

  @TempDir private Path directory;
  private Results results;

  @BeforeEach
  void copySample() {
    results = Results.standard(directory);
  }

  @Test
  void everyDefectIsShownWithItsTests() {
    Execution.render(results);

    assertThat(rows()).hasSameSizeAs(KnownDefects.all());
    assertThat(section())
        .contains("<h2>Known defects of the frameworks</h2>")
        .contains("<td class=\"wide\" colspan=\"1\">DjlDefectsTest#clipGradClipsFromAboveOnly</td>")
        .contains("no test: it strikes by chance")
        .doesNotContain("`");
  }

  @Test
  void reportOfSeveralDirectoriesHasThemOnce() {
    Results second = Results.in(directory);

    String out = Execution.report(results).toString();
    Execution.of(
        "render", results.directory().toString(), second.directory().toString(), "--out", out);

    assertThat(SECTION.matcher(Execution.html(results)).results()).hasSize(1);
  }

  @Test
  void defectOfTheVersionsThatRanIsMarked() {
    Defect any = of(Framework.DJL);
    ran(results, any.versions().get("djl"), any.versions().get("pytorch"));

    Execution.render(results);

    assertThat(marks(Framework.DJL)).containsOnly("measured here");
    assertThat(marks(Framework.DL4J)).containsOnly("version unknown");
  }

  @Test
  void defectOfOtherVersionsIsToldWhichRan() {
    String pytorch = of(Framework.DJL).versions().get("pytorch");
    ran(results, "0.32.0", pytorch);

    Execution.render(results);

    assertThat(marks(Framework.DJL))
        .containsOnly("other version measured here: DJL 0.32.0 with PyTorch " + pytorch);
  }

  @Test
  void directoriesOfTwoVersionsAreBothTold() {
    Defect any = of(Framework.DJL);
    ran(results, any.versions().get("djl"), any.versions().get("pytorch"));
    Results second = Results.in(directory);
    ran(second, "0.32.0", "2.5.1");

    String out = Execution.report(results).toString();
    Execution.of(
        "render", results.directory().toString(), second.directory().toString(), "--out", out);

    assertThat(marks(Framework.DJL))
        .containsOnly("measured here, and another version: DJL 0.32.0 with PyTorch 2.5.1");
  }

  @Test
  void versionThatNoEnvironmentSaysIsUnknown() {
    ran(results, "0.36.0", "unknown");
    Execution.render(results);
    assertThat(marks(Framework.DJL)).containsOnly("version unknown");

    results.delete("environment.json");
    Execution.render(results);
    assertThat(marks(Framework.DJL)).containsOnly("version unknown");
  }

  private static void ran(Results results, String djl, String pytorch) {
    String natives = "{'natives':{'djl':{'djl':'%s','pytorch':'%s'}}}".formatted(djl, pytorch);
    results.edit(
        "environment.json", root -> ((ObjectNode) root).set("comparable", Results.json(natives)));
  }

  private static Defect of(Framework framework) {
    return KnownDefects.all().stream()
        .filter(defect -> defect.framework() == framework)
        .findFirst()
        .orElseThrow();
  }

  private String section() {
    return SECTION.matcher(Execution.html(results)).results().findFirst().orElseThrow().group();
  }

  private List<String> rows() {
    return ROW.matcher(section()).results().map(MatchResult::group).toList();
  }

  /** What each row says of these results, for the defects of a framework. */
  private List<String> marks(Framework framework) {
    return rows().stream()
        .filter(row -> row.contains("\">" + framework + " "))
        .map(row -> SECOND_CELL.matcher(row).results().findFirst().orElseThrow().group(1))
        .toList();
  }
}
