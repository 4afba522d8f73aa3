package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.browser.Browser;
import io.rnnbench.report.browser.Page;
import io.rnnbench.report.browser.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A browser for a test class, with the stored run's report ready to be opened. */
abstract class BrowsedReport {
  static final View WIDE = View.light(1280);
  static final Path STORED = Path.of("results/2026-11-21-epyc-2-cores-cpu");

  @TempDir static Path directory;
  static Browser browser;

  private static Path report;

  @BeforeAll
  static void renderAndStart() {
    report = render("report", STORED);
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  static Path render(String name, Path... results) {
    Path html = directory.resolve(name + ".html");
    List<String> arguments = new ArrayList<>(List.of("render", "--out", html.toString()));
    for (Path result : results) {
      arguments.add(result.toString());
    }
    assertThat(Execution.of(arguments.toArray(new String[0])).code()).isIn(0, 1);
    return html;
  }

  /** The stored report by a link, every chart of it drawn. */
  static Page open(String fragment) {
    Page page = browser.open(report, WIDE, fragment);
    assertThat(page.undrawnCharts()).isEmpty();
    return page;
  }

  static void click(Page page, String selector) {
    page.run("document.querySelector(arguments[0]).click()", selector);
    assertThat(page.undrawnCharts()).isEmpty();
  }

  static List<String> titles(Page page) {
    return texts(page, "#panels h3");
  }

  static List<String> heads(Page page) {
    return texts(page, "#measurements thead th");
  }

  static List<String> texts(Page page, String selector) {
    return list(
            page,
            "return Array.from(document.querySelectorAll(arguments[0]), e => e.textContent.trim())",
            selector)
        .stream()
        .map(String.class::cast)
        .toList();
  }

  @SuppressWarnings("unchecked") // arrays of JavaScript come as lists
  static List<Object> list(Page page, String script, Object... arguments) {
    return (List<Object>) page.run(script, arguments);
  }
}
