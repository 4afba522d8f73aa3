package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What anybody asks of results of any benchmark: by what, in which metric, in which form. */
class AnyMetricTest {
  @TempDir private Path directory;

  @Test
  void rowsOfOneResultAreComparedByAParameter() throws IOException {
    Path file =
        file(
            "one",
            row("x.Zip.pack", "'codec':'lz4','size':'10'", 1, 1.0, 1.01),
            row("x.Zip.pack", "'codec':'zstd','size':'10'", 1, 2.0, 2.01),
            row("x.Zip.pack", "'codec':'lz4','size':'9'", 1, 3.0, 3.01),
            row("x.Zip.pack", "'codec':'zstd','size':'9'", 1, 1.5, 1.51),
            row("x.Zip.list", "'size':'9'", 1, 1.5, 1.51));

    Execution best = Execution.of("compare", file.toString(), "--by", "codec");

    assertThat(best.err()).isEmpty();
    assertThat(best.out())
        .containsSubsequence("by: codec", "all: JMH mode=avgt, threads of JMH=1")
        .anyMatch(line -> line.matches("Zip\\.pack size=9 +lz4 +3\\.005 ms .* 2\\.00 .*"))
        .anyMatch(line -> line.matches("Zip\\.pack size=9 +zstd +1\\.505 ms .* 1 +2"))
        .anyMatch(line -> line.matches("geometric mean +lz4 +1\\.41"))
        .contains("not compared: x.Zip.list (avgt, size=9): has no codec");
    assertThat(best.out())
        .filteredOn(line -> line.startsWith("Zip.pack"))
        .extracting(line -> line.replaceAll(".*(size=\\d+ +\\w+).*", "$1").replaceAll(" +", " "))
        .containsExactly("size=9 lz4", "size=9 zstd", "size=10 lz4", "size=10 zstd");
    assertThat(
            Execution.of("compare", file.toString(), "--by", "codec", "--baseline", "zstd").out())
        .anyMatch(line -> line.matches("Zip\\.pack size=10 +lz4 .* 0\\.501 .*"));
    refused(
        Execution.of("compare", file.toString(), "--by", "kind"),
        "nothing to compare by kind",
        "has no kind");
  }

  @Test
  void methodsOrPartsOfNamesAreComparedByBenchmark() throws IOException {
    Path file =
        file(
            "one",
            row("x.FastMap.get", "", 1, 1.0, 1.01),
            row("x.SlowMap.get", "", 1, 4.0, 4.01),
            row("x.SlowMap.put", "", 1, 8.0, 8.01));

    assertThat(Execution.of("compare", file.toString(), "--by", "benchmark").out())
        .anyMatch(line -> line.matches("SlowMap\\.\\* +put .* 2\\.00 .*"));
    assertThat(Execution.of("compare", "--by", "benchmark", file.toString(), "(\\w+)Map").out())
        .anyMatch(line -> line.matches("\\*Map\\.get +Slow .* 3\\.9\\d .*"));
  }

  @Test
  void scalingOverThreadsHasSpeedUpAndEfficiency() throws IOException {
    Path file = file("one", row("x.Q.poll", "", 8, 2.0, 2.0), row("x.Q.poll", "", 1, 1.0, 1.0));

    assertThat(Execution.of("compare", file.toString(), "--by", "threads").out())
        .anyMatch(line -> line.contains("speed-up  efficiency"))
        .anyMatch(line -> line.matches("Q\\.poll +8 .* 4\\.00 +50 %"));
  }

  @Test
  void jdksAreComparedOverFiles() throws IOException {
    Path old = file("old", jdk("17", row("x.Q.poll", "", 1, 2.0, 2.01)));
    Path now = file("now", jdk("21", row("x.Q.poll", "", 1, 1.0, 1.01)));

    assertThat(Execution.of("compare", old.toString(), now.toString(), "--by", "jdk").out())
        .anyMatch(line -> line.matches("Q\\.poll +17 .* 2\\.00 .*"));
  }

  @Test
  void severalFilesOfASideAreForks() throws IOException {
    Path a = file("a", row("x.Q.poll", "", 1, 1.0));
    Path b = file("b", row("x.Q.poll", "", 1, 1.01));
    Path c = file("c", row("x.Q.poll", "", 1, 2.0, 2.01));

    assertThat(Execution.of("compare", "--base", a + "," + b, "--candidate", c.toString()).out())
        .anyMatch(line -> line.matches("Q\\.poll .* 2\\.00 .* 2\\+2"));
    refused(Execution.of("compare", a.toString(), "--base", b.toString()), "go together");
  }

  @Test
  void aHistoryHasChangePoints() throws IOException {
    List<String> args = new ArrayList<>(List.of("compare"));
    for (int i = 0; i < 12; i++) {
      double time = (i < 6 ? 1 : 1.5) + 0.001 * ((i * 7) % 5);
      args.add(file("run" + i, row("x.Q.poll", "", 1, time, time)).toString());
    }

    Execution history = Execution.of(args.toArray(String[]::new));

    assertThat(history.code()).isZero();
    assertThat(history.out())
        .anyMatch(line -> line.matches("Q\\.poll +1\\.000 ms .* 12 +1\\.50x at .*run6\\.json"));
  }

  @Test
  void secondaryMetricsHaveTheirUnitAndDirection() throws IOException {
    Path base = file("base", counting(100, "ops/s", row("x.Q.poll", "", 1, 1, 1)));
    Path candidate = file("candidate", counting(50, "ops/s", row("x.Q.poll", "", 1, 1, 1)));
    String[] args = {"compare", base.toString(), candidate.toString(), "--metric", "hits"};

    assertThat(Execution.of(args).out())
        .anyMatch(line -> line.contains("above 1 is more, which is better"))
        .anyMatch(line -> line.matches("Q\\.poll +100\\.0 ops/s .* 0\\.500 .*"));
    assertThat(
            Execution.of("compare", base.toString(), candidate.toString(), "--metric=score").out())
        .anyMatch(line -> line.matches("Q\\.poll +1\\.000 ms .*"));
    Execution gate =
        Execution.of("gate", base.toString(), candidate.toString(), "--metric", "hits");
    assertThat(gate.code()).isEqualTo(1);
    assertThat(gate.out()).anyMatch(line -> line.matches("hits .* 2\\.000 .* REGRESSED"));
  }

  @Test
  void theDirectionOfACounterIsForItsOwnerToSay() throws IOException {
    Path base = file("base", counting(100, "#", row("x.Q.poll", "", 1, 1, 1)));
    Path candidate = file("candidate", counting(50, "#", row("x.Q.poll", "", 1, 1, 1)));
    String[] fewer = {"gate", base.toString(), candidate.toString(), "--metric", "hits"};
    List<String> worse = new ArrayList<>(List.of(fewer));
    worse.addAll(List.of("--more-is-better", "hits"));

    assertThat(Execution.of(fewer).out())
        .anyMatch(line -> line.matches("hits .* 0\\.5000 .* IMPROVED"));
    assertThat(Execution.of(worse.toArray(String[]::new)).out())
        .anyMatch(line -> line.matches("hits .* 2\\.000 .* REGRESSED"));
    refused(
        Execution.of("gate", base.toString(), candidate.toString(), "--more-is-better", "hits"),
        "--more-is-better names what is not among --metric");
  }

  @Test
  void partsOfOneResultAndAHistoryAreForProgramsToo() throws IOException {
    Path file =
        file(
            "one",
            row("x.Zip.pack", "'codec':'a,b'", 1, 1.0, 1.0),
            row("x.Zip.pack", "'codec':'zstd'", 1, 3.0, 3.0));

    assertThat(Execution.of("compare", file.toString(), "--by", "codec", "--csv").out())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("x.Zip.pack,avgt,1,\"a,b\",ms/op,1.0,"))
        .anyMatch(line -> line.startsWith("x.Zip.pack,avgt,1,zstd,ms/op,3.0,"));
    JsonNode by = json("compare", file.toString(), "--by", "codec", "--json");
    assertThat(by.at("/rows/1/value").asText()).isEqualTo("zstd");
    assertThat(by.at("/rows/1/ratio").asDouble()).isCloseTo(3, within(1e-9));
    assertThat(by.at("/rows/1/speedUp").isNull()).isTrue();
    assertThat(Execution.of("compare", file.toString(), "--by", "codec", "--markdown").out())
        .contains("- by: codec")
        .anyMatch(line -> line.matches("\\| Zip.pack \\| zstd \\| 3\\.000 ms .*"));

    JsonNode history = json("compare", file.toString(), file.toString(), file.toString(), "--json");
    assertThat(history.get("results")).hasSize(3);
    assertThat(history.get("rows")).hasSize(6);
    assertThat(history.at("/rows/5/value").asDouble()).isEqualTo(3);
    assertThat(history.at("/rows/5/change").isNull()).isTrue();
  }

  private static JsonNode json(String... arguments) throws IOException {
    return new JsonMapper().readTree(String.join("\n", Execution.of(arguments).out()));
  }

  @Test
  void limitsMayDifferByBenchmark() throws IOException {
    Path base = file("base", row("x.Q.poll", "", 1, 1, 1.001), row("x.Q.offer", "", 1, 1, 1.001));
    Path candidate =
        file("candidate", row("x.Q.poll", "", 1, 1.2, 1.201), row("x.Q.offer", "", 1, 1.2, 1.201));
    Path limits =
        Files.writeString(
            directory.resolve("limits.yaml"),
            "- {benchmark: 'poll$', minEffect: 30%, maxSlowdown: 50%}\n");

    Execution gate =
        Execution.of("gate", base.toString(), candidate.toString(), "--limits", limits.toString());

    assertThat(gate.code()).isEqualTo(1);
    assertThat(gate.out())
        .anyMatch(line -> line.matches("x\\.Q\\.poll .* PASS"))
        .anyMatch(line -> line.matches("x\\.Q\\.offer .* REGRESSED"));
    Files.writeString(limits, "- {bench: a}\n");
    refused(
        Execution.of("gate", base.toString(), candidate.toString(), "--limits", limits.toString()),
        "only the keys benchmark");
  }

  @Test
  void aComparisonIsMarkdownOrJsonToo() throws IOException {
    Path base = file("base", row("x.Q.poll", "'a':'|'", 1, 1, 1.01), row("x.Q.offer", "", 1, 1, 1));
    Path candidate =
        file("candidate", row("x.Q.poll", "'a':'|'", 1, 2, 2.01), row("x.Q.offer", "", 1, 1, 1));

    assertThat(Execution.of("compare", base.toString(), candidate.toString(), "--markdown").out())
        .anyMatch(line -> line.contains("1 slower, 0 faster, 1 within noise"))
        .containsSubsequence("### 1 slower", "<details><summary>1 within noise</summary>")
        .anyMatch(line -> line.contains("Q.poll") && !line.contains("a=|"));
    assertThat(
            String.join(
                "\n",
                Execution.of("compare", base.toString(), candidate.toString(), "--json").out()))
        .contains("\"differs\" : true", "\"schema\" : 1");
    refused(
        Execution.of("compare", base.toString(), candidate.toString(), "--json", "--csv"),
        "mutually exclusive");
  }

  @Test
  void aFilterTakesAnyValue() throws IOException {
    Path file =
        file("one", row("x.Q.poll", "'a':'1,2'", 1, 1, 1), row("x.Q.poll", "'a':'3'", 1, 2, 2));

    assertThat(Execution.of("compare", file.toString(), file.toString(), "-p", "a=1,2").out())
        .contains("all: a=1,2, JMH mode=avgt, threads of JMH=1");
    assertThat(Execution.of("compare", file.toString(), file.toString(), "-p", "threads=1").code())
        .isZero();
  }

  private Path file(String name, String... rows) throws IOException {
    return Files.writeString(directory.resolve(name + ".json"), "[" + String.join(",", rows) + "]");
  }

  /** A row with a fork of a single iteration for each time. */
  private static String row(String benchmark, String params, int threads, double... times) {
    List<String> forks = new ArrayList<>();
    for (double time : times) {
      forks.add("[" + time + "," + time + "]");
    }
    return ("{'benchmark':'%s','mode':'avgt','threads':%d,'forks':%d,'params':{%s},'primaryMetric':"
            + "{'score':%s,'scoreError':0.1,'scoreUnit':'ms/op','rawData':[%s]}}")
        .formatted(benchmark, threads, times.length, params, times[0], String.join(",", forks))
        .replace('\'', '"');
  }

  private static String jdk(String version, String row) {
    return row.replaceFirst("\\{", "{\"jdkVersion\":\"" + version + "\",");
  }

  private static String counting(double value, String unit, String row) {
    return row.substring(0, row.length() - 1)
        + ",'secondaryMetrics':{'hits':{'score':%1$s,'scoreUnit':'%2$s','rawData':[[%1$s,%1$s],[%1$s,%1$s]]}}}"
            .formatted(value, unit)
            .replace('\'', '"');
  }

  private static void refused(Execution execution, String... message) {
    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.out()).isEmpty();
    assertThat(execution.err()).singleElement().asString().contains(message);
  }
}
