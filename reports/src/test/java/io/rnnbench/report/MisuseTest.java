package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisuseTest {
  @TempDir private Path directory;
  private Results results;

  @BeforeEach
  void copySample() {
    results = Results.in(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parity.json",
        "study-echo-first.json",
        "jmh.json",
        "run.json",
        "environment.json"
      })
  void refusesTruncatedJson(String file) throws IOException {
    Path path = results.directory().resolve(file);
    String text = Files.readString(path);
    results.write(file, text.substring(0, text.length() * 2 / 3));

    assertRefused(Execution.render(results), file, "broken JSON at line", "again with");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parity.json",
        "study-echo-first.json",
        "jmh.json",
        "run.json",
        "environment.json"
      })
  void refusesEmptyFile(String file) {
    assertRefused(Execution.render(results.write(file, "")), file, "the file is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parity.json", "study-echo-first.json", "run.json", "environment.json"})
  void refusesOtherSchema(String file) {
    results.edit(file, root -> ((ObjectNode) root).put("schema", 2));

    assertRefused(Execution.render(results), file, "\"schema\" is 2, expected 1");
  }

  @Test
  void refusesMissingSchema() {
    results.edit("parity.json", root -> ((ObjectNode) root).remove("schema"));

    assertRefused(Execution.render(results), "parity.json", "\"schema\" is missing, expected 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parity.json | {'schema':1} | the file has no "rows"
          parity.json | {'schema':1,'rows':[{'backend':7}]} | rows[0].backend is 7, expected text
          parity.json | [] | expected a JSON object
          parity.json | {'schema':1,'rows':[]} {} | broken JSON at line 1
          study-x.json | {'schema':1,'study':'x','claims':[{'id':'a','text':'t','verdict':'MAYBE'}]} | claims[0].verdict is "MAYBE", expected CONFIRMED or REFUTED
          jmh.json | {} | expected a JSON array
          jmh.json | [{}] | [0] has no "primaryMetric"
          jmh.json | [] 17 | expected a JSON array
          run.json | {'schema':1,'notes':'none'} | notes is "none", expected an array
          run.json | {'schema':1,'divisions':'tuned'} | divisions is "tuned", expected an array
          run.json | {'schema':1,'settings':[{'division':'tuned'}]} | settings[0] has no "backend"
          run.json | {'schema':1,'unsupported':[{'benchmark':'b'}]} | unsupported[0] has no "reason"
          run.json | {'schema':1,'memory':[{'backend':'djl','verdict':'GROWS'}]} | memory[0].verdict is "GROWS", expected PLATEAU or LEAK
          run.json | {'schema':1,'forks':[{'params':{}}]} | forks[0] has no "benchmark"
          run.json | {'schema':1,'forks':[{'benchmark':'b','iterations':['1 ms']}]} | forks[0].iterations[0] is "1 ms", expected a number
          run.json | {'schema':1,'forks':[{'benchmark':'b','iterations':[1.0],'warmups':2}]} | forks[0].warmups is 2, expected a part of the 1 iterations
          run.json | {'schema':1,'forks':[{'benchmark':'b','before':{'stealShare':1.5}}]} | forks[0].before.stealShare is 1.5, expected a share, 0 to 1
          run.json | {'schema':1,'forks':[{'benchmark':'b','flags':'drift'}]} | forks[0].flags is "drift", expected an array
          python.json | {} | expected a JSON array
          python.json | [{'primaryMetric':{}}] | [0] has no "benchmark"
          environment.json | {'schema':'1'} | "schema" is "1", expected 1
          """)
  void saysWhereTheWrongValueStands(String file, String text, String message) {
    results.write(file, text.replace('\'', '"'));

    assertRefused(Execution.render(results), file, message);
  }

  @Test
  void refusesMissingDirectory() {
    String missing = directory.resolve("nowhere").toString();

    assertRefused(render(missing, out()), missing, "no such directory");
  }

  @Test
  void refusesAFileThatIsNoResultOfJmh() {
    String file = results.directory().resolve("run.json").toString();

    assertRefused(render(file, out()), file, "expected a JSON array");
  }

  @Test
  void refusesDirectoryWithoutResults() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Files.writeString(empty.resolve("package.json"), "{}");

    assertRefused(render(empty.toString(), out()), empty.toString(), "holds no result file");
  }

  @Test
  void refusesToWriteIntoAMissingDirectory() {
    String out = directory.resolve("nowhere/report.html").toString();

    assertRefused(render(results.directory().toString(), out), out, "its directory does not exist");
  }

  @Test
  void refusesToReplaceADirectory() {
    String out = directory.toString();

    assertRefused(render(results.directory().toString(), out), out, "is not a file");
  }

  @Test
  void leavesNoReportBehindWhenItRefuses() {
    Execution.render(results.write("run.json", "{"));

    assertThat(directory).isDirectoryNotContaining("glob:**report.html*");
  }

  @Test
  void refusesUnknownOption() {
    Execution execution =
        Execution.of("render", results.directory().toString(), "--out", out(), "--colour");

    assertRefused(execution, "Unknown option: '--colour'", "--help");
  }

  @Test
  void refusesMissingArguments() {
    assertRefused(Execution.of("render"), "Missing required", "see reports render --help");
    assertRefused(Execution.of(), "Missing required subcommand", "see reports --help");
    assertRefused(Execution.of("draw"), "'draw'", "see reports --help");
  }

  @Test
  void keepsTheErrorOnOneLineWhateverTheFileSays() {
    results.write("parity.json", "{\"schema\":\"a\\nb\"}");

    assertRefused(Execution.render(results), "parity.json", "\"schema\" is");
  }

  private String out() {
    return directory.resolve("report.html").toString();
  }

  private static Execution render(String from, String out) {
    return Execution.of("render", from, "--out", out);
  }

  private static void assertRefused(Execution execution, String... message) {
    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.out()).isEmpty();
    assertThat(execution.err()).singleElement().asString().contains(message);
  }
}
