package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as no version of JMH writes them today, but as people come to have them. */
class OddFilesTest {

  @ParameterizedTest
  @CsvSource({
    "1-empty-param.json, 3, Odd.m a= ",
    "2-null-param.json, 1, Odd.m ",
    "3-control-chars.json, 1, Odd.m ",
    "5-jsonl.json, 3, Odd.m2 ",
    "6-infinite.json, 1, Odd.m ",
    "8-scsv.csv, 1, Odd.m ",
    "10-scala-names.json, 1, Λ$plus$plus.m|n ",
    "11-utf16.json, 1, Odd.m "
  })
  void readsEveryRowThatCanBeRead(String file, int rows, String row) throws URISyntaxException {
    Execution execution = compare(file);

    assertThat(execution.code()).isZero();
    assertThat(execution.out()).anyMatch(line -> line.startsWith(row.strip()));
    assertThat(execution.out()).filteredOn(line -> line.contains("1.000  ")).hasSize(rows);
    assertThat(String.join("", execution.out())).doesNotContainPattern("[\\p{Cntrl}\\u202e]");
  }

  @Test
  void namesTheRowThatCannotBeRead() throws URISyntaxException {
    assertThat(compare("6-infinite.json").out())
        .contains("not compared: Odd.inf: score is Infinity, expected a positive number");
  }

  @ParameterizedTest
  @CsvSource({"4-truncated.json", "7-text.txt", "9-gate.json"})
  void refusesInOneLineWhatIsNoResult(String file) throws URISyntaxException {
    Execution execution = compare(file);

    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.out()).isEmpty();
    assertThat(execution.err())
        .singleElement()
        .asString()
        .contains(file, "measure again with JMH's options -rf json -rff FILE");
  }

  @Test
  void aResultThatCannotBeReadCostsTheSummaryThatResult(@TempDir Path directory)
      throws IOException, URISyntaxException {
    String good = Files.readString(odd("10-scala-names.json")).strip();
    Path file =
        Files.writeString(
            directory.resolve("jmh.json"),
            good.substring(0, good.length() - 1) + ",{\"benchmark\":\"x.Odd.lost\"}]");

    Execution summary = Execution.of("summary", file.getParent().toString());

    assertThat(summary.code()).isZero();
    assertThat(summary.out()).anyMatch(line -> line.startsWith("not read: x.Odd.lost"));
  }

  private static Path odd(String file) throws URISyntaxException {
    return Path.of(OddFilesTest.class.getResource("/jmh/odd/" + file).toURI());
  }

  private static Execution compare(String file) throws URISyntaxException {
    String path = odd(file).toString();
    return Execution.of("compare", path, path);
  }
}
