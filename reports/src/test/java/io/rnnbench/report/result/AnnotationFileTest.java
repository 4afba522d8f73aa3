package io.rnnbench.report.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationFileTest {
  private static final String MEND =
      "; write a list, one line each: - {date: 2026-11-20, text: \"PyTorch 2.7.1\"}";

  private Path path;

  @BeforeEach
  void name(@TempDir Path directory) {
    path = directory.resolve("annotations.yaml");
  }

  @Test
  void annotationsComeByDate() throws IOException {
    write(
        """
        # newest first
        - date: 2026-11-21T08:30:00Z
          text: new kernel
        - {date: 2026-11-20, text: "PyTorch 2.7.1"}
        - {date: "2026-11-20", text: ' größerer Speicher '}
        """);

    assertThat(AnnotationFile.read(path))
        .containsExactly(
            new Annotation(Instant.parse("2026-11-20T00:00:00Z"), "PyTorch 2.7.1"),
            new Annotation(Instant.parse("2026-11-20T00:00:00Z"), "größerer Speicher"),
            new Annotation(Instant.parse("2026-11-21T08:30:00Z"), "new kernel"));
  }

  @Test
  void textIsOneLine() throws IOException {
    write("- date: 2026-11-20\n  text: |\n    PyTorch\n    2.7.1\n");

    assertThat(AnnotationFile.read(path))
        .extracting(Annotation::text)
        .containsExactly("PyTorch 2.7.1");
  }

  @Test
  void emptyListIsNone() throws IOException {
    write("[]");

    assertThat(AnnotationFile.read(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {date: 2026-11-20, text: a}                | expected a list
          PyTorch 2.7.1                              | expected a list
          # nothing yet                              | the file is empty
          - PyTorch 2.7.1                            | [0] is "PyTorch 2.7.1", expected an object
          - {date: 2026-11-20}                       | [0] has no "text"
          - {date: 2026-11-20, text: null}           | [0] has no "text"
          - {text: a}                                | [0] has no "date"
          - {date: 2026-11-20, text: ' '}            | [0].text is " ", expected what happened
          - {date: 2026-11-20, text: [a]}            | [0].text is ["a"], expected text
          - {date: 2026-11-20, text: 2.10}             | [0].text is 2.1, expected text
          - {date: 20.11.2026, text: a}              | [0].date is "20.11.2026", expected a date such as 2026-11-20
          - {date: 2026-02-30, text: a}              | [0].date is "2026-02-30", expected a date such as 2026-11-20
          - {date: 2026, text: a}                    | [0].date is 2026, expected a date such as 2026-11-20
          - {date: +999999999-01-01, text: a}        | [0].date is "+999999999-01-01", expected a date such as 2026-11-20
          - {date: 2026-11-20T25:00:00Z, text: a}    | [0].date is "2026-11-20T25:00:00Z", expected a date such as 2026-11-20
          - {date: 2026-11-20, text: a, colour: red} | [0].colour is "red", expected only the keys date and text
          """)
  void refusesWhatIsNoAnnotation(String yaml, String what) throws IOException {
    write(yaml);

    assertRefused(path + ": " + what + MEND);
  }

  @Test
  void namesTheAnnotationThatIsWrong() throws IOException {
    write("- {date: 2026-11-20, text: a}\n- {date: soon, text: b}\n");

    assertThatThrownBy(() -> AnnotationFile.read(path))
        .hasMessageContaining("[1].date is \"soon\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- {date: 2026-11-20, text: a",
        "- {date: 2026-11-20, date: 2026-11-21, text: a}",
        "[]\n---\n[]",
        "- \u0001"
      })
  void refusesBrokenYaml(String yaml) throws IOException {
    write(yaml);

    assertThatThrownBy(() -> AnnotationFile.read(path))
        .isInstanceOf(Unreadable.class)
        .hasMessageStartingWith(path + ": broken YAML")
        .hasMessageEndingWith(MEND);
  }

  @Test
  void refusesTextInAnotherEncoding() throws IOException {
    Files.write(path, "- {date: 2026-11-20, text: größer}".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> AnnotationFile.read(path))
        .isInstanceOf(Unreadable.class)
        .hasMessageStartingWith(path + ": ")
        .hasMessageEndingWith(MEND);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertRefused(path + ": no such file, or not readable; give the path of a YAML file");
  }

  @Test
  void refusesADirectory() throws IOException {
    Files.createDirectory(path);

    assertRefused(path + ": no such file, or not readable; give the path of a YAML file");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> AnnotationFile.read(path))
        .isInstanceOf(Unreadable.class)
        .hasMessage(message);
  }

  private void write(String yaml) throws IOException {
    Files.writeString(path, yaml);
  }
}
