package io.rnnbench.report.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

class BrowserConditionTest {
  private static final Optional<Installation> NONE = Optional.empty();
  private static final Optional<Installation> SOME =
      Optional.of(new Installation(Path.of("chromium"), Path.of("chromedriver")));

  @TempDir private Path directory;

  @Test
  void testsAreSkippedWithAReasonWhereNoBrowserIs() {
    ConditionEvaluationResult verdict = BrowserCondition.verdict(NONE, "");

    assertThat(verdict.isDisabled()).isTrue();
    assertThat(verdict.getReason()).get().asString().contains("apt-get install chromium");
  }

  @Test
  void testsFailWhereABrowserIsRequiredAndNoneIs() {
    assertThatIllegalStateException()
        .isThrownBy(() -> BrowserCondition.verdict(NONE, "required"))
        .withMessageContaining("-Drnnbench.browser=required is set");
  }

  @Test
  void testsRunWhereABrowserIs() {
    assertThat(BrowserCondition.verdict(SOME, "").isDisabled()).isFalse();
    assertThat(BrowserCondition.verdict(SOME, "required").isDisabled()).isFalse();
  }

  @Test
  void misspeltPropertyDoesNotSkip() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrowserCondition.verdict(NONE, "requird"))
        .withMessageContaining("\"requird\", expected required");
  }

  @Test
  void browserWithoutItsDriverIsNone() throws IOException {
    executable("chromium");
    assertThat(Installation.on(directory.toString())).isEmpty();

    executable("chromedriver");
    assertThat(Installation.on("/nowhere:" + directory))
        .contains(
            new Installation(directory.resolve("chromium"), directory.resolve("chromedriver")));
  }

  private void executable(String name) throws IOException {
    assertThat(Files.createFile(directory.resolve(name)).toFile().setExecutable(true)).isTrue();
  }
}
