package io.rnnbench.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmhRowsTest {
  private static final String ROW =
      "{\"benchmark\":\"b.C.m\",\"mode\":\"%s\",\"params\":{\"n\":\"1\"},\"primaryMetric\":"
          + "{\"score\":%s,\"scoreError\":\"NaN\",\"scoreUnit\":\"%s\",\"rawData\":[[%s]]}}";

  @TempDir private Path directory;

  @Test
  void readsThroughputAndSingleShotsAsJmh121WritesThem() throws URISyntaxException {
    assertThat(times("1.21.json"))
        .isEqualTo(
            Map.of(
                "org.sample.Maps.get (thrpt, kind=tree, size=10)",
                List.of(List.of(0.5, 1 / 2.1), List.of(1 / 2.05, 1 / 2.05)),
                "org.sample.Start.up (ss)",
                List.of(List.of(3500.0))));
  }

  @Test
  void readsEveryModeAsJmh137WritesIt() throws URISyntaxException {
    assertThat(times("1.37.json"))
        .isEqualTo(
            Map.of(
                "org.sample.Maps.get (thrpt, kind=tree, size=10)",
                List.of(List.of(1.0, 1 / 1.05), List.of(1 / 1.025, 1 / 1.025)),
                "org.sample.Maps.get (avgt, 4 threads, kind=tree, size=10)",
                List.of(List.of(0.98)),
                "org.sample.Start.up (sample)",
                List.of(List.of(3250.0))));
  }

  @Test
  void scoreStandsInForRawDataThatIsNotThere() throws URISyntaxException {
    assertThat(times("no-raw-data.json"))
        .isEqualTo(
            Map.of(
                "org.sample.Start.up (avgt)", List.of(List.of(120e3)),
                "org.sample.Start.down (sample)", List.of(List.of(7e-6))));
  }

  @ParameterizedTest
  @CsvSource({"1.21.json, 48.0", "1.37.json, 96.0"})
  void allocationHasItsNameOfEitherVersion(String file, double bytes) throws URISyntaxException {
    JmhResult result =
        JmhRows.read(sample(file)).values().stream()
            .filter(row -> row.mode().equals("thrpt"))
            .findFirst()
            .orElseThrow();

    assertThat(Metric.ALLOCATION.of(result).orElseThrow().iterations())
        .isEqualTo(List.of(List.of(bytes, bytes), List.of(bytes, bytes)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          avgt  | 0      | ms/op  | 1      | b.C.m (avgt, n=1): score is 0.0, expected a positive number
          avgt  | -1     | ms/op  | 1      | score is -1.0
          thrpt | "NaN"  | ops/s  | 1      | score is NaN
          thrpt | "+INF" | ops/s  | 1      | score is Infinity
          avgt  | 1      | ms/op  | 1, 0.0 | an iteration is 0.0
          ss    | 1      | ms/op  | "+INF" | an iteration is Infinity
          avgt  | 1      | apples | 1      | b.C.m (avgt, n=1): unknown unit "apples"
          """)
  void namesTheRowThatCannotBeCompared(
      String mode, String score, String unit, String raw, String message) throws IOException {
    refused("[" + ROW.formatted(mode, score, unit, raw) + "]", message);
  }

  @Test
  void namesTheRowThatIsThereTwice() throws IOException {
    String row = ROW.formatted("avgt", 1, "ms/op", 1);
    refused("[" + row + "," + row + "]", "b.C.m (avgt, n=1) is there twice");
  }

  @Test
  void modesAreDifferentRows() throws IOException {
    Path file =
        write(
            "["
                + ROW.formatted("avgt", 1, "ms/op", 1)
                + ","
                + ROW.formatted("ss", 1, "ms/op", 1)
                + "]");

    assertThat(JmhRows.read(file)).hasSize(2);
  }

  @Test
  void refusesWhatIsNoResult() throws IOException {
    refused("[]", "holds no result");
    refused("[" + ROW.formatted("avgt", 1, "ms/op", 1), "broken JSON at line 1");
    refused("{}", "expected a JSON array");
    refused("", "the file is empty");
    assertThatThrownBy(() -> JmhRows.read(directory.resolve("nowhere")))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("no such file or directory");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertThatThrownBy(() -> JmhRows.read(empty))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("holds no jmh.json");
  }

  @Test
  void refusesAHugeFileBeforeItIsRead() throws IOException {
    Path file = directory.resolve("huge.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(JmhRows.LARGEST_BYTES + (1 << 20));
    }

    assertThatThrownBy(() -> JmhRows.read(file))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("is 513 MB, at most 512 MB are read");
  }

  private void refused(String text, String message) throws IOException {
    Path file = write(text);
    assertThatThrownBy(() -> JmhRows.read(file))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("some.json"), text);
  }

  private static Map<String, List<List<Double>>> times(String file) throws URISyntaxException {
    return JmhRows.read(sample(file)).entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> e.getKey().text(),
                e -> Metric.TIME.of(e.getValue()).orElseThrow().iterations()));
  }

  private static Path sample(String file) throws URISyntaxException {
    return Path.of(JmhRowsTest.class.getResource("/jmh/" + file).toURI());
  }
}
