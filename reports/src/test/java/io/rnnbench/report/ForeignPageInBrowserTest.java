package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.browser.NeedsBrowser;
import io.rnnbench.report.browser.Page;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of results that have nothing to do with this project's networks. */
@NeedsBrowser
@Tag("full")
class ForeignPageInBrowserTest extends BrowsedReport {

  @Test
  void speaksOfWhatIsThereAndOfNothingElse() throws URISyntaxException {
    Path base = file("zero-row", "base.json");
    Path candidate = file("zero-row", "cand.json");
    Page page = browser.open(render("foreign", base, base, candidate), WIDE, "");

    assertThat(page.undrawnCharts()).isEmpty();
    assertThat(texts(page, "h1")).containsExactly("JMH results");
    assertThat(texts(page, "h2")).contains("History").doesNotContain("Known defects");
    assertThat(texts(page, "#history table th")).contains("first", "last", "last / first");
    assertThat((String) page.run("return document.body.innerText"))
        .doesNotContain("DL4J", "DJL", "PyTorch", "network", "fingerprint");
    assertThat((Long) page.run("return document.querySelectorAll('#history .chart').length"))
        .isEqualTo(1);
  }

  @Test
  void aRowThatCannotBeReadCostsThatRow() throws URISyntaxException {
    Page page = browser.open(render("odd", odd("6-infinite.json")), WIDE, "");

    assertThat(page.undrawnCharts()).isEmpty();
    assertThat((String) page.run("return document.body.innerText")).contains("x.Odd.m");
  }

  private static Path file(String name, String file) throws URISyntaxException {
    return Path.of(ForeignPageInBrowserTest.class.getResource("/jmh/cases/" + name).toURI())
        .resolve(file);
  }

  private static Path odd(String file) throws URISyntaxException {
    return Path.of(ForeignPageInBrowserTest.class.getResource("/jmh/odd/" + file).toURI());
  }
}
