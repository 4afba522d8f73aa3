package io.rnnbench.report.gate.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.gate.GateResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every output of one result is sealed, in every locale. The golden files in
 * src/test/resources/golden/gate are written anew with {@code -Dgolden.write=true}; look at their
 * diff before you commit it.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/gate");
  private static final Map<String, Function<GateResult, String>> OUTPUTS =
      Map.of(
          "gate.txt", GateText::of,
          "gate.md", GateMarkdown::of,
          "junit.xml", GateJunit::of,
          "gate.json", GateJson::of,
          "badge.json", GateBadge::json,
          "badge.svg", GateBadge::svg);

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva", "fa-IR"})
  void outputsAreWhatTheyWere(String tag) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(tag));
    for (var output : OUTPUTS.entrySet()) {
      String text = output.getValue().apply(Samples.rich());
      Path golden = GOLDEN.resolve(output.getKey());
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(GOLDEN);
        Files.writeString(golden, text);
      }
      assertThat(text).doesNotContain("\r").endsWith("\n");
      assertThat(text.lines().toList()).as(output.getKey()).isEqualTo(Files.readAllLines(golden));
    }
  }
}
