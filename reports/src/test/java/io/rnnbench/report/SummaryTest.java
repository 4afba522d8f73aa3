package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
  @TempDir private Path directory;
  private Results results;

  @BeforeEach
  void copySample() {
    results = Results.standard(directory);
  }

  @Test
  void terminalGetsTheMarkTheAnswersAndTheTable() {
    Execution execution = Execution.of("summary", results.directory().toString());

    assertThat(execution.code()).isEqualTo(1); // the sample has a failed benchmark
    assertThat(execution.out().get(0))
        .isEqualTo("✓ Proved equal: all 12 parity checks hold (LSTM, GRU, RNN, float32).");
    assertThat(unwrapped(execution))
        .contains("✗ 1 benchmark failed")
        .containsPattern("- LSTM training is \\d\\.\\d\\d× \\([0-9.]+\\) faster with DJL at hidden")
        .contains("not compared: GRU, DL4J, stock: unsupported: DL4J ships no GRU layer")
        .containsPattern("network +1 +16 +128 ");
    assertThat(execution.out()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void failedChecksOfBothKindsAreCounted() {
    Results quick = Results.in(directory);
    quick.edit("parity.json", root -> ((ObjectNode) root.at("/rows/3")).put("ok", false));
    quick.edit(
        "study-echo-first.json", root -> ((ObjectNode) root.at("/agreement/0")).put("ok", false));

    assertThat(unwrapped(Execution.of("summary", quick.directory().toString())))
        .startsWith(
            "✗ Not equal: 1 of 324 parity checks failed; 1 of 12 agreement checks failed. What they"
                + " touch is not a result.");
  }

  @Test
  void columnsStandBelowTheirHeads() {
    Execution execution = Execution.of("summary", results.directory().toString());

    String head =
        execution.out().stream().filter(l -> l.startsWith("network")).findFirst().orElseThrow();
    assertThat(execution.out())
        .filteredOn(line -> line.startsWith("LSTM, "))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(head.length()));
  }

  @Test
  void markdownSaysTheSame() {
    Execution execution = Execution.of("summary", "--markdown", results.directory().toString());

    assertThat(String.join("\n", execution.out()))
        .startsWith("**✓ Proved equal: all 12 parity checks hold")
        .contains("**\n\n### standard\n\n- ✗ 1 benchmark failed\n")
        .containsPattern("- LSTM training is \\d\\.\\d\\d× \\([0-9.]+\\) faster with DJL")
        .contains("| DL4J time / DJL time | batch 1 |");
  }

  @Test
  void bothSayWhetherMemoryGrows() {
    results.edit(
        "run.json",
        root ->
            ((ObjectNode) root)
                .putArray("memory")
                .addObject()
                .put("backend", "dl4j")
                .put("cell", "LSTM")
                .put("verdict", "LEAK")
                .put("bytesPerStep", 2048.4)
                .put("low", 2000)
                .put("high", 2100));
    String line = "memory of DL4J LSTM: leak, 2000 bytes a step (95 %: 2000..2100)";
    String path = results.directory().toString();

    assertThat(unwrapped(Execution.of("summary", path))).contains(line);
    assertThat(Execution.of("summary", "--markdown", path).out()).contains("- " + line);
  }

  @Test
  void differentMachinesAreSaid() {
    Results other = Results.in(directory);
    other.edit("environment.json", root -> ((ObjectNode) root).put("fingerprint", "other"));

    Execution execution =
        Execution.of("summary", results.directory().toString(), other.directory().toString());

    assertThat(unwrapped(execution)).contains(" The fingerprints of these environments differ");
  }

  @Test
  void markupInNamesStaysText() {
    results.edit(
        "run.json",
        root ->
            ((ObjectNode) root.at("/unsupported/0")).put("reason", "<b>\u001b[31mno</b>\n- yes"));

    assertThat(Execution.of("summary", "--markdown", results.directory().toString()).out())
        .anySatisfy(
            line ->
                assertThat(line).contains("unsupported: &#60;b&#62; &#91;31mno&#60;/b&#62; - yes"));
    assertThat(Execution.of("summary", results.directory().toString()).out())
        .anySatisfy(line -> assertThat(line).contains("<b> [31mno</b> - yes"));
  }

  @Test
  void directoryThatIsNotThereIsOneLine() {
    Execution execution = Execution.of("summary", directory.resolve("none").toString());

    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.out()).isEmpty();
    assertThat(execution.err()).singleElement().asString().contains("no such directory");
  }

  /** On one line, as if the terminal were that wide. */
  private static String unwrapped(Execution execution) {
    return String.join(" ", execution.out()).replaceAll(" +", " ");
  }
}
