package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.browser.Browser;
import io.rnnbench.report.browser.NeedsBrowser;
import io.rnnbench.report.browser.Page;
import io.rnnbench.report.browser.Print;
import io.rnnbench.report.browser.View;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What whoever opens a report in a browser sees of it, and what the browser finds wrong. */
@NeedsBrowser
@Tag("full")
class ReportInBrowserTest {
  private static final int WIDE = 1280;
  private static final int NARROW = 380; // a small telephone
  private static final Path STORED = Path.of("results/2026-11-21-epyc-2-cores-cpu");

  /** A report, made of all that is in one directory. */
  enum Report {
    QUICK,
    STANDARD,
    STORED_RUN;

    Path file() {
      return directory.resolve(this + ".html");
    }
  }

  @TempDir private static Path directory;
  private static Browser browser;

  @BeforeAll
  static void renderAndStart() {
    render(Results.in(directory).directory(), Report.QUICK);
    render(Results.standard(directory).directory(), Report.STANDARD);
    render(STORED, Report.STORED_RUN);
    browser = Browser.start();
  }

  private static void render(Path results, Report report) {
    Execution execution =
        Execution.of("render", results.toString(), "--out", report.file().toString());
    assertThat(execution.code()).isIn(0, 1); // a failed benchmark makes a report, too
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  static Stream<Arguments> reportsInAllViews() {
    List<View> views =
        List.of(View.light(WIDE), View.dark(WIDE), View.light(NARROW), View.dark(NARROW));
    return Stream.of(Report.values())
        .flatMap(report -> views.stream().map(view -> Arguments.of(report, view)));
  }

  @ParameterizedTest
  @MethodSource("reportsInAllViews")
  void drawsEveryChartAndNeitherComplainsNorAsksForAnything(Report report, View view) {
    Page page = browser.open(report.file(), view).unfold();

    assertThat((long) page.run("return document.querySelectorAll('.chart').length")).isPositive();
    assertThat(page.undrawnCharts()).isEmpty();
    assertThat(page.console()).isEmpty();
    assertThat(page.foreignRequests()).isEmpty();
    page.screenshot("%s-%s-%d".formatted(report, view.scheme(), view.width()));
  }

  @ParameterizedTest
  @MethodSource("reportsInAllViews")
  void canBeReadByEveryone(Report report, View view) {
    Page page = browser.open(report.file(), view).unfold();

    assertThat(page.undrawnCharts()).isEmpty();
    assertThat(page.violations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void fitsATelephone(Report report) {
    Page page = browser.open(report.file(), View.light(NARROW)).unfold();

    assertThat(page.undrawnCharts()).isEmpty();
    assertThat(page.sidewaysScroll()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingOnPaper(Report report) {
    Print print = browser.open(report.file(), View.dark(WIDE)).print(report + "-paper");

    assertThat(print.emptyCharts()).isEmpty();
    assertThat(print.lost()).isEmpty();
  }
}
