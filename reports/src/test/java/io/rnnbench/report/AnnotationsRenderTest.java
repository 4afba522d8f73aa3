package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationsRenderTest {
  @TempDir private Path directory;
  private Results results;
  private Path annotations;

  @BeforeEach
  void copySample() {
    results = Results.in(directory);
    annotations = directory.resolve("annotations.yaml");
  }

  @Test
  void annotationsAreTaken() throws IOException {
    Files.writeString(annotations, "- {date: 2026-11-20, text: \"PyTorch 2.7.1\"}\n");

    Execution execution = render();

    assertThat(execution.err()).isEmpty();
    assertThat(execution.code()).isZero();
  }

  @Test
  void badAnnotationsEndInOneLineAndNoReport() throws IOException {
    Files.writeString(annotations, "- {date: soon, text: a}\n");

    Execution execution = render();

    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.err())
        .containsExactly(
            annotations
                + ": [0].date is \"soon\", expected a date such as 2026-11-20; write a list, one"
                + " line each: - {date: 2026-11-20, text: \"PyTorch 2.7.1\"}");
    assertThat(Execution.report(results)).doesNotExist();
  }

  private Execution render() {
    return Execution.of(
        "render",
        results.directory().toString(),
        "--annotations",
        annotations.toString(),
        "--out",
        Execution.report(results).toString());
  }
}
