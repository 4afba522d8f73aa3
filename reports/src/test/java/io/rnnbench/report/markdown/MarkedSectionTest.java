package io.rnnbench.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused stands in TableTest. */
class MarkedSectionTest {
  @Test
  void sectionsOfOtherNamesStay(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("README.md");
    String others = "<!-- results:begin -->\nold\n<!-- results:end -->\n";
    Files.writeString(file, others + "<!-- defects:begin -->\nold\n<!-- defects:end -->\n");

    assertThat(MarkedSection.in(file, "defects").with("new\n"))
        .isEqualTo(others + "<!-- defects:begin -->\nnew\n<!-- defects:end -->\n");
  }
}
