package io.rnnbench.report.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openqa.selenium.chrome.ChromeDriver;

/** The accessibility checker axe-core, run inside the open page. */
final class Axe {
  private static final Set<String> IMPACTS = Set.of("serious", "critical");

  private static final String SOURCE = Page.resource("/axe.min.js");
  private static final String RUN = Page.resource("axe-run.js");

  private Axe() {}

  /** One line for each element: impact, rule, selector, what is wrong. */
  static List<String> violations(ChromeDriver driver) {
    driver.executeScript(SOURCE); // by the driver: a content policy does not apply to it
    JsonNode result = Page.json((String) driver.executeScript(RUN));
    List<String> lines = new ArrayList<>();
    for (JsonNode violation : result) {
      for (JsonNode node : violation.get("nodes")) {
        String impact = node.path("impact").asText();
        if (IMPACTS.contains(impact)) {
          lines.add(
              "%s %s at %s: %s"
                  .formatted(
                      impact,
                      violation.get("id").asText(),
                      node.get("target").get(0).asText(),
                      node.get("failureSummary").asText().replaceAll("\\s*\\R\\s*", " ")));
        }
      }
    }
    return lines;
  }
}
