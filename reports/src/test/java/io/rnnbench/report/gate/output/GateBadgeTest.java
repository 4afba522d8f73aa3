package io.rnnbench.report.gate.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.report.gate.Verdict;
import java.awt.Color;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class GateBadgeTest {

  @ParameterizedTest
  @CsvSource({
    "12, PASS, pass (12 rows)",
    "1, PASS, pass (1 row)",
    "2, REGRESSED, regressed (2 of 2)",
    "0, INCOMPARABLE, incomparable"
  })
  void messageIsTheVerdictAndHowMany(int rows, Verdict verdict, String message)
      throws JsonProcessingException {
    JsonNode endpoint = GateJsonTest.json(GateBadge.json(Samples.of(rows, verdict)));

    assertThat(endpoint.get("schemaVersion").intValue()).isEqualTo(1);
    assertThat(endpoint.get("label").textValue()).isEqualTo("performance");
    assertThat(endpoint.get("message").textValue()).isEqualTo(message);
  }

  @Test
  void countIsOfTheVerdictThatIsSaid() {
    assertThat(GateBadge.json(Samples.rich())).contains("\"incomparable (1 of 7)\"");
  }

  @Test
  void imageSaysItsTextToThoseWhoCantSeeIt() {
    Element image = Xml.parse(GateBadge.svg(Samples.of(12, Verdict.PASS)));

    assertThat(image.getAttribute("role")).isEqualTo("img");
    assertThat(image.getAttribute("aria-label")).isEqualTo("performance: pass (12 rows)");
    assertThat(Xml.elements(image, "title").get(0).getTextContent())
        .isEqualTo("performance: pass (12 rows)");
    assertThat(Xml.elements(image, "text").stream().map(Element::getTextContent))
        .containsExactly("performance", "pass (12 rows)");
  }

  @ParameterizedTest
  @EnumSource
  void textCanBeReadOnEveryColor(Verdict verdict) throws JsonProcessingException {
    Element image = Xml.parse(GateBadge.svg(Samples.of(2, verdict)));
    String color =
        GateJsonTest.json(GateBadge.json(Samples.of(2, verdict))).get("color").textValue();
    String ink = Xml.elements(image, "g").get(0).getAttribute("fill");

    assertThat(Xml.elements(image, "rect").stream().map(rect -> rect.getAttribute("fill")))
        .contains(color)
        .allMatch(fill -> (luminance(ink) + 0.05) / (luminance(fill) + 0.05) >= 4.5);
  }

  /** Relative luminance as WCAG 2 defines it. */
  private static double luminance(String hex) {
    Color color = Color.decode(hex);
    double[] linear =
        Stream.of(color.getRed(), color.getGreen(), color.getBlue())
            .mapToDouble(channel -> channel / 255.0)
            .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }
}
