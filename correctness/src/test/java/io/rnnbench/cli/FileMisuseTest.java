package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and options that forward and train refuse. */
class FileMisuseTest extends Misuse {
  @ParameterizedTest
  @ValueSource(strings = {"weights.json", "input.json", "batch.json"})
  void refusesTruncatedJson(String file) throws IOException {
    String text = Files.readString(files.directory().resolve(file));
    files.write(file, text.substring(0, text.length() * 2 / 3));

    assertThat(runThatReads(file).refusal())
        .matches(
            "\\Q"
                + files.path(file)
                + "\\E: broken JSON in line \\d+, column \\d+: the file ends too early;"
                + " give the whole file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"network.yaml", "weights.json", "input.json", "batch.json"})
  void refusesEmptyFiles(String file) {
    files.write(file, "");

    assertRefused(runThatReads(file), file, "is empty; see README.md for its form");
  }

  @ParameterizedTest
  @ValueSource(strings = {"network.yaml", "weights.json", "input.json", "batch.json"})
  void refusesListsInPlaceOfKeys(String file) {
    files.write(file, "[]");

    assertRefused(
        runThatReads(file),
        file,
        "the file has the wrong form in line 1, column 1; expected keys and values, see README.md");
  }

  @ParameterizedTest
  @CsvSource({"network.yaml, YAML", "weights.json, JSON", "input.json, JSON", "batch.json, JSON"})
  void refusesMissingFiles(String file, String format) throws IOException {
    Files.delete(files.directory().resolve(file));

    assertRefused(
        runThatReads(file),
        file,
        "no such file, or not readable; give the path of a " + format + " file");
  }

  @ParameterizedTest
  @CsvSource({"network.yaml, YAML", "weights.json, JSON", "input.json, JSON", "batch.json, JSON"})
  void refusesDirectoriesAsFiles(String file, String format) throws IOException {
    Files.delete(files.directory().resolve(file));
    Files.createDirectory(files.directory().resolve(file));

    assertRefused(runThatReads(file), file, "is a directory; give a " + format + " file");
  }

  @Test
  void refusesUnknownBackends() {
    assertRefused(
        files.train("tensorflow", "1"),
        "unknown backend \"tensorflow\"; write one of dl4j, djl, reference");
  }

  @Test
  void namesTheMissingOptions() {
    assertRefused(
        Execution.of("forward", "--backend", "djl", "--network", files.path("network.yaml")),
        "Missing required options: '--weights=FILE.json', '--input=FILE.json';"
            + " see correctness forward --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3"})
  void refusesToTrainWithoutSteps(String steps) {
    assertRefused(files.train("reference", steps), "--steps is " + steps + "; give 1 or more");
  }

  @Test
  void refusesStepsThatAreNotANumber() {
    assertRefused(
        files.train("reference", "many"),
        "Invalid value for option '--steps': 'many' is not an int; see correctness train --help");
  }
}
