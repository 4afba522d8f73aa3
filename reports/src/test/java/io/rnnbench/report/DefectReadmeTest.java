package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.defect.KnownDefects;
import io.rnnbench.report.markdown.DefectList;
import io.rnnbench.report.markdown.MarkedSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's section is written anew with {@code -Dgolden.write=true}. */
class DefectReadmeTest {
  private static final Path README = Path.of("../README.md");

  @Test
  void knownDefectsAreThoseOfTheData() throws IOException {
    String text =
        MarkedSection.in(README, "defects").with("\n" + DefectList.of(KnownDefects.all()) + "\n");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(README, text);
    }
    assertThat(Files.readString(README).equals(text))
        .as("README.md shows defects.yaml; write it with: mvn test -pl reports -Dgolden.write=true")
        .isTrue();
  }
}
