package io.rnnbench.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.report.result.JmhInput;
import io.rnnbench.report.result.JmhResult;
import io.rnnbench.report.result.Unreadable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void scoreStandsInForRawDataThatIsNotThere() throws URISyntaxException, Unfit {
    for (JmhResult row : JmhRows.read(sample("no-raw-data.json")).rows().values()) {
      Measured measured = Metric.TIME.of(row);
      assertThat(measured.hasRawData()).isFalse();
      assertThat(measured.score()).isEqualTo(row.mode().equals("avgt") ? 120e3 : 7e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({"1.21.json, 48.0", "1.37.json, 96.0"})
  void allocationHasItsNameOfEitherVersion(String file, double bytes)
      throws URISyntaxException, Unfit {
    JmhResult result =
        JmhRows.read(sample(file)).rows().values().stream()
            .filter(row -> row.mode().equals("thrpt"))
            .findFirst()
            .orElseThrow();

    assertThat(Metric.ALLOCATION.of(result).iterations())
        .isEqualTo(List.of(List.of(bytes, bytes), List.of(bytes, bytes)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          avgt  | 0      | ms/op  | 1      | score is 0.0, expected a positive number
          avgt  | -1     | ms/op  | 1      | score is -1.0
          thrpt | "NaN"  | ops/s  | 1      | score is NaN
          thrpt | "+INF" | ops/s  | 1      | score is Infinity
          avgt  | 1      | ms/op  | 1, 0.0 | an iteration is 0.0
          ss    | 1      | ms/op  | "+INF" | an iteration is Infinity
          avgt  | 1      | apples | 1      | its unit "apples" is no time
          """)
  void saysWhyARowCannotBeCompared(
      String mode, String score, String unit, String raw, String message) throws IOException {
    Path file = write("[" + ROW.formatted(mode, score, unit, raw) + "]");
    JmhResult row = JmhRows.read(List.of(file)).rows().values().iterator().next();

    assertThatThrownBy(() -> Metric.TIME.of(row))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatIsThereAgainHasMoreForks() throws IOException, Unfit {
    String first = ROW.formatted("avgt", 1, "ms/op", "1, 2");
    Path once = write("[" + first + "," + ROW.formatted("avgt", 3, "ms/op", 3) + "]");
    Path other = Files.writeString(directory.resolve("other.json"), "[" + first + "]");

    JmhRows rows = JmhRows.read(List.of(once, other));

    assertThat(Metric.TIME.of(rows.rows().values().iterator().next()).iterations())
        .isEqualTo(List.of(List.of(1.0, 2.0), List.of(3.0), List.of(1.0, 2.0)));
  }

  @Test
  void anotherJdkIsNoRepeat() throws IOException {
    String row = ROW.formatted("avgt", 1, "ms/op", 1);
    Path file =
        write(
            "["
                + row.replaceFirst("\\{", "{\"jdkVersion\":\"17\",")
                + ","
                + row.replaceFirst("\\{", "{\"jdkVersion\":\"21\",")
                + "]");

    JmhRows rows = JmhRows.read(List.of(file));

    assertThat(rows.rows()).isEmpty();
    assertThat(rows.broken().get("b.C.m (avgt, n=1)")).contains("jdk 17 / 21", "--by jdk");
  }

  @Test
  void aBrokenRowCostsNoOther() throws IOException {
    String row = ROW.formatted("avgt", 1, "ms/op", 1);
    Path file = write("[{\"benchmark\":\"b.C.broken\",\"mode\":\"avgt\"}," + row + ",{}]");

    JmhRows rows = JmhRows.read(List.of(file));

    assertThat(rows.rows()).hasSize(1);
    assertThat(rows.broken()).containsOnlyKeys("b.C.broken", "[2]");
    assertThat(rows.broken().get("b.C.broken")).contains("has no \"primaryMetric\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16"})
  void readsAnyUnicode(String charset) throws IOException {
    String text = "[" + ROW.formatted("avgt", 1, "ms/op", 1) + "]";
    Path file = directory.resolve("utf.json");
    Files.write(file, text.getBytes(Charset.forName(charset)));

    assertThat(JmhRows.read(List.of(file)).rows()).hasSize(1);
  }

  @Test
  void readsOneResultAlone() throws IOException {
    assertThat(JmhRows.read(List.of(write(ROW.formatted("avgt", 1, "ms/op", 1)))).rows())
        .hasSize(1);
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

    assertThat(JmhRows.read(List.of(file)).rows()).hasSize(2);
  }

  @Test
  void refusesWhatIsNoResult() throws IOException {
    refused("[]", "holds no result");
    refused("[" + ROW.formatted("avgt", 1, "ms/op", 1), "broken JSON at line 1");
    refused("{}", "expected a JSON array");
    refused("17", "expected a JSON array, as JMH writes it with -rf json");
    refused("", "the file is empty");
    assertThatThrownBy(() -> JmhRows.read(List.of(directory.resolve("nowhere"))))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("no such file or directory");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertThatThrownBy(() -> JmhRows.read(List.of(empty)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("holds no jmh.json");
  }

  @Test
  void refusesAHugeFileBeforeItIsRead() throws IOException {
    Path file = directory.resolve("huge.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(JmhInput.LARGEST_BYTES + (1 << 20));
    }

    assertThatThrownBy(() -> JmhRows.read(List.of(file)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("is 513 MB, at most 512 MB are read");
  }

  private void refused(String text, String message) throws IOException {
    Path file = write(text);
    assertThatThrownBy(() -> JmhRows.read(List.of(file)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("some.json"), text);
  }

  private static Map<String, List<List<Double>>> times(String file) throws URISyntaxException {
    return Side.of("", JmhRows.read(sample(file)), Metric.TIME).rows().entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().text(), e -> e.getValue().iterations()));
  }

  private static List<Path> sample(String file) throws URISyntaxException {
    return List.of(Path.of(JmhRowsTest.class.getResource("/jmh/" + file).toURI()));
  }
}
