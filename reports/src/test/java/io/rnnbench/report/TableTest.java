package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden files are written anew with {@code -Dgolden.write=true}. */
class TableTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String BEGIN = "<!-- results:begin -->";
  private static final String END = "<!-- results:end -->";

  @TempDir private Path directory;
  private Results results;
  private Path readme;

  @BeforeEach
  void copySample() {
    results = Results.standard(directory);
    readme = directory.resolve("README.md");
  }

  @Test
  void severalHiddenSizesHaveRatiosOnly() throws IOException {
    assertGolden("several-sizes.md");
  }

  @Test
  void oneHiddenSizeHasIntervals() throws IOException {
    results.edit("jmh.json", root -> remove((ArrayNode) root, "hidden", "32"));

    assertGolden("one-size.md");
  }

  @Test
  void olderResultsHaveOneTable() throws IOException {
    results = Results.in(directory);

    assertGolden("older.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "tr-TR"})
  void tableIsTheSameInEveryLocale(String tag) {
    List<String> here = table().out();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertThat(table().out()).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void failedProofWithholdsEveryNumber() {
    results.edit("parity.json", root -> ((ObjectNode) root.get("rows").get(0)).put("ok", false));

    Execution execution = table();

    assertThat(execution.code()).isEqualTo(1);
    assertThat(execution.err()).singleElement().asString().contains("parity rows failed");
    assertThat(execution.out())
        .contains("| LSTM, hidden 128 | withheld | withheld | withheld |")
        .contains("| DL4J tuned | withheld | withheld | withheld |")
        .contains("Not proved: GRU, 1 of 12 parity rows failed.")
        .noneMatch(line -> line.matches("\\|.*\\d\\.\\d.*\\|"));
  }

  @Test
  void severalMachinesStandSideBySideInEachCell() {
    Results other = Results.copy("standard", directory, "other");
    other.edit("jmh.json", root -> remove((ArrayNode) root, "batchSize", "1"));
    other.edit(
        "environment.json",
        root ->
            ((ObjectNode) root.at("/machine"))
                .put("cpuIdentifier", "AuthenticAMD Family 25 Model 1 Stepping 1"));

    Execution both =
        Execution.of("table", results.directory().toString(), other.directory().toString());

    assertThat(both.err()).isEmpty();
    assertThat(both.out())
        .contains("| LSTM, hidden 32 | 23.8 · – | 6.29 · 6.29 |  |")
        .contains("| GRU, hidden 128 | 2.21 · – | 1.68 · 1.68 | – · – |")
        .containsSubsequence("On machine 1:", "On machine 2:")
        .filteredOn(line -> line.matches("\\d\\. .*"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("1. AMD EPYC, 2 cores, "),
            second -> assertThat(second).startsWith("2. AMD EPYC (family 25, model 1), 2 cores, "));
  }

  /** The run command starts no JVM before its own network is proved. */
  @Test
  void jvmsOfTheRunCommandStandInForAParityFile() {
    results.delete("parity.json");
    results.edit("run.json", root -> forksOf(root, "LSTM", "dl4j", "djl"));
    assertThat(table().out()).noneMatch(line -> line.startsWith("Not proved: LSTM"));

    results.edit("run.json", root -> forksOf(root, "LSTM", "djl"));
    assertThat(table().out()).contains("Not proved: LSTM, no parity.json.");
  }

  private static void forksOf(JsonNode run, String cell, String... backends) {
    ArrayNode forks = ((ObjectNode) run).putArray("forks");
    for (String backend : backends) {
      ObjectNode fork = forks.addObject();
      fork.put("benchmark", "io.rnnbench.bench.TrainStepBenchmark.step");
      fork.putObject("params").put("cell", cell).put("backend", backend);
      fork.putArray("iterations").add(1.0);
    }
  }

  @Test
  void directoryWithoutTimesSaysSo() {
    results.delete("jmh.json").delete("python.json").write("run.json", "{\"schema\":1}");

    assertThat(table().out()).containsExactly("No training step was timed here.");
  }

  @Test
  void textOfFilesNeitherEndsTheTableNorTheSection() {
    results.edit("run.json", root -> note(root, "GRU a|b\n" + END + "`"));

    assertThat(table().out()).contains("GRU a&#124;b &#60;!-- results:end --&#62;&#96;.");
  }

  @Test
  void readmeKeepsEverythingButItsSection() throws IOException {
    Files.writeString(readme, "before\n\n" + BEGIN + "\nold\n" + END + "\n\nafter\n");

    assertThat(intoReadme().code()).isZero();

    assertThat(readme)
        .hasContent("before\n\n" + BEGIN + "\n" + lines(table().out()) + END + "\n\nafter\n");
    assertThat(directory).isDirectoryNotContaining("glob:**/.README*");
  }

  @Test
  void readmeThatIsRightIsNotWritten() throws IOException {
    Files.writeString(readme, BEGIN + "\n" + lines(table().out()) + END);
    Object before = Files.readAttributes(readme, "fileKey,lastModifiedTime");

    assertThat(intoReadme().code()).isZero();
    assertThat(intoReadme("--check").code()).isZero();

    assertThat(Files.readAttributes(readme, "fileKey,lastModifiedTime")).isEqualTo(before);
  }

  @Test
  void readmeKeepsItsLineEnds() throws IOException {
    Files.writeString(readme, BEGIN + "\r\nold\r\n" + END + "\r\n");

    intoReadme();

    assertThat(Files.readString(readme)).doesNotContainPattern("[^\r]\n").contains("\r\n| LSTM");
  }

  @Test
  void checkTellsThatTheReadmeIsStaleAndLeavesIt() throws IOException {
    String stale = BEGIN + "\nold\n" + END;
    Files.writeString(readme, stale);

    Execution execution = intoReadme("--check");

    assertThat(execution.code()).isEqualTo(1);
    assertThat(execution.err())
        .singleElement()
        .asString()
        .contains(readme.toString(), "table " + results.directory() + " --readme " + readme);
    assertThat(readme).hasContent(stale);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          none                                        | has no <!-- results:begin -->
          <!-- results:begin -->                      | has no <!-- results:end -->
          <!-- results:end --><!-- results:begin -->  | has <!-- results:end --> before <!-- results:begin -->
          <!-- results:begin --><!-- results:begin --><!-- results:end --> | has <!-- results:begin --> more than once
          """)
  void refusesAReadmeWithoutItsMarkers(String text, String message) throws IOException {
    Files.writeString(readme, text);

    Execution execution = intoReadme();

    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.err()).singleElement().asString().contains(readme.toString(), message);
    assertThat(readme).hasContent(text);
  }

  @Test
  void refusesAReadmeThatIsNotThere() {
    Execution execution = intoReadme();

    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.err()).singleElement().asString().contains(readme.toString());
  }

  @Test
  void checkNeedsAReadme() {
    Execution execution = Execution.of("table", results.directory().toString(), "--check");

    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.err())
        .singleElement()
        .asString()
        .contains("--check needs --readme FILE", "see reports table --help");
  }

  private void assertGolden(String name) throws IOException {
    Execution execution = table();

    assertThat(execution.code()).isZero();
    assertThat(execution.err()).isEmpty();
    Path golden = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, lines(execution.out()));
    }
    assertThat(execution.out()).isEqualTo(Files.readAllLines(golden));
  }

  private Execution table() {
    return Execution.of("table", results.directory().toString());
  }

  private Execution intoReadme(String... more) {
    String[] args = {"table", results.directory().toString(), "--readme", readme.toString()};
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return Execution.of(all);
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static void note(JsonNode root, String note) {
    ((ArrayNode) root.get("notes")).add(note);
  }

  private static void remove(ArrayNode results, String param, String value) {
    for (int i = results.size() - 1; i >= 0; i--) {
      if (results.get(i).path("params").path(param).asText().equals(value)) {
        results.remove(i);
      }
    }
  }
}
