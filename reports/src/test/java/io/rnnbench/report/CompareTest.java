package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Intervals and p come from another implementation, scipy 1.17.1: {@code stats.ttest_ind(log(b),
 * log(a), equal_var=False)}.
 */
class CompareTest {
  private static final String METRIC =
      "\"primaryMetric\":{\"score\":1,\"scoreUnit\":\"%s\",\"rawData\":%s}";

  @TempDir private Path directory;

  @Test
  void forksAreTheUnitWhereBothSidesHaveTwo() {
    Path base = file("base", "avgt", "ms/op", "[[20,20],[20.5],[19],[21]]");
    Path candidate = file("candidate", "avgt", "ms/op", "[[80],[84],[76,80]]");

    Execution execution = Execution.of("compare", base.toString(), candidate.toString());

    assertThat(execution.code()).isZero();
    assertThat(execution.err()).isEmpty();
    assertThat(execution.out())
        .containsSubsequence(
            "base: " + base, "candidate: " + candidate, "all: n=1, JMH mode=avgt, threads of JMH=1")
        .anyMatch(line -> line.contains("median ± half of the 95 % interval of the mean"))
        .anyMatch(line -> line.contains("above 1 is slower (a throughput is inverted)"))
        .anyMatch(
            line ->
                line.matches(
                    "C\\.m +20\\.25 ms ± \\S+ % +80\\.00 ms ± \\S+ % +4\\.01 +3\\.70\\.\\.4\\.34 +<0\\.001 +4\\+3"))
        .anyMatch(line -> line.matches("geometric mean +4\\.01"));
  }

  @Test
  void timesInOtherUnitsAreConverted() {
    Path base = file("base", "avgt", "ms/op", "[[2],[2.1]]");
    Path candidate = file("candidate", "avgt", "us/op", "[[4000],[4200]]");

    assertThat(compare(base, candidate))
        .matches("C\\.m +2\\.050 ms .* 4\\.100 ms .* 2\\.00 .*2\\+2");
  }

  @Test
  void throughputIsInverted() {
    Path base = file("base", "thrpt", "ops/s", "[[200,200],[201,201]]");
    Path candidate = file("candidate", "thrpt", "ops/s", "[[100,100],[100.5,100.5]]");

    assertThat(compare(base, candidate))
        .matches("C\\.m +4\\.988 ms .* 9\\.975 ms .* 2\\.00 .*2\\+2");
  }

  @Test
  void noDifferenceIsATilde() {
    Path base = file("base", "avgt", "ms/op", "[[2],[3],[4]]");
    Path candidate = file("candidate", "avgt", "ms/op", "[[2.5],[3.5],[3]]");

    assertThat(compare(base, candidate)).matches("C\\.m .* ~ +0\\.498\\.\\.2\\.13 +0\\.902 +3\\+3");
  }

  @Test
  void iterationsStandInForForksAndAFootnoteSaysSo() {
    Path base = file("base", "avgt", "ms/op", "[[2,2.1,2.2]]");
    Path candidate = file("candidate", "avgt", "ms/op", "[[4,4.1],[4.2]]");

    Execution execution = Execution.of("compare", base.toString(), candidate.toString());

    assertThat(execution.out())
        .anyMatch(line -> line.endsWith("3+3*"))
        .anyMatch(line -> line.startsWith("* iterations, since a side has a single fork"));
  }

  @Test
  void singleValuesProveNothing() {
    Path base = file("base", "ss", "s/op", "[[2]]");
    Path candidate = file("candidate", "ss", "s/op", "[[4]]");

    assertThat(compare(base, candidate))
        .matches("C\\.m +2\\.000 s ± – +4\\.000 s ± – +2\\.00 +– +– +1\\+1\\*");
  }

  @Test
  void rowsOfOneSideAreListed() throws URISyntaxException {
    Execution execution = Execution.of("compare", sample("1.21.json"), sample("1.37.json"));

    assertThat(execution.code()).isZero();
    assertThat(execution.out())
        .anyMatch(line -> line.matches("Maps\\.get .* 488\\.0 us .* 975\\.9 us .* 2\\.00 .*"))
        .contains(
            "not compared: Maps.get kind=tree size=10 JMH mode=avgt threads of JMH=4: only in"
                + " candidate; the other side's is in mode thrpt, which is another row",
            "not compared: Start.up JMH mode=ss threads of JMH=1: only in base; the other side's"
                + " is in mode sample, which is another row");
  }

  @Test
  void allocationIsComparedAcrossVersionsOfJmh() throws URISyntaxException {
    Execution execution =
        Execution.of("compare", sample("1.21.json"), sample("1.37.json"), "--metric", "allocation");

    assertThat(execution.out())
        .anyMatch(line -> line.matches("Maps\\.get .*48\\.00 B .* 96\\.00 B .* 2\\.00 .*"))
        .anyMatch(line -> line.startsWith("not compared: Start.up") && line.contains("-prof gc"));
  }

  @Test
  void backendsOfOneResultAreComparedWithDjlAsBase() {
    Results results = Results.standard(directory);

    Execution execution =
        Execution.of(
            "compare", results.directory().toString(), "-p", "hidden=32", "-p", "cell=RNN");

    assertThat(execution.code()).isZero();
    assertThat(execution.out())
        .contains("base: djl", "candidate: dl4j")
        .anyMatch(line -> line.startsWith("all: cell=RNN"))
        .anyMatch(line -> line.startsWith("TrainStepBenchmark.step batchSize="))
        .noneMatch(line -> line.contains("hidden=128"));
  }

  @Test
  void csvHasAColumnForEachParameterAndTheRowsThatWereNotCompared() throws URISyntaxException {
    Execution execution =
        Execution.of("compare", sample("1.21.json"), sample("1.37.json"), "--csv");

    assertThat(execution.out().get(0))
        .startsWith("benchmark,mode,threads,kind,size,unit,base,baseSpread,baseN,candidate");
    assertThat(execution.out().get(1)).startsWith("org.sample.Maps.get,thrpt,1,tree,10,ms/op,0.48");
    assertThat(execution.out())
        .hasSize(5)
        .contains(
            "org.sample.Start.up,ss,1,,,,,,,,,,,,,,,,\"only in base; the other side's is in mode"
                + " sample, which is another row\"");
  }

  @Test
  void environmentsThatDifferAreToldAndComparedAllTheSame() throws IOException {
    Path base = result("base", "a", "'machine':{'cpu':'A'},'os':{'kernel':'6'},'jvm':{'v':'17'}");
    Path candidate =
        result("candidate", "b", "'machine':{'cpu':'B'},'os':{'kernel':'6'},'jvm':{'v':'21'}");

    Execution execution = Execution.of("compare", base.toString(), candidate.toString());

    assertThat(execution.code()).isZero();
    assertThat(execution.err())
        .containsExactly(
            base
                + ", "
                + candidate
                + ": not measured under the same conditions, these differ: machine, jvm");
  }

  @Test
  void refusesFilesWithoutACommonRow() {
    Path base = file("base", "avgt", "ms/op", "[[2]]");
    Path candidate = file("candidate", "thrpt", "ops/ms", "[[2]]");

    refused(
        Execution.of("compare", base.toString(), candidate.toString()),
        "no row in common with " + candidate,
        "b.C.m (avgt, n=1): only in base; the other side's is in mode thrpt");
    refused(Execution.of("compare", base.toString()), "of neither backend");
    refused(
        Execution.of("compare", base.toString(), base.toString(), "-p", "n=2"), "no row", "n=2");
    refused(
        Execution.of("compare", base.toString(), base.toString(), "--metric=speed"), "no speed");
  }

  @Test
  void tableIsTheSameInEveryLocale() throws URISyntaxException {
    String[] args = {"compare", sample("1.21.json"), sample("1.37.json")};
    Execution here = Execution.of(args);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Execution.of(args)).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  private Path result(String name, String fingerprint, String comparable) throws IOException {
    Path result = Files.createDirectory(directory.resolve(name));
    Files.move(file("jmh", "avgt", "ms/op", "[[2],[3]]"), result.resolve("jmh.json"));
    ObjectNode environment =
        (ObjectNode) Results.json("{'schema':1,'comparable':{" + comparable + "}}");
    Files.writeString(
        result.resolve("environment.json"), environment.put("fingerprint", fingerprint).toString());
    return result;
  }

  private Path file(String name, String mode, String unit, String raw) {
    try {
      return Files.writeString(
          directory.resolve(name + ".json"),
          "[{\"benchmark\":\"b.C.m\",\"mode\":\"%s\",\"params\":{\"n\":\"1\"},%s}]"
              .formatted(mode, METRIC.formatted(unit, raw)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line of the only row. */
  private static String compare(Path base, Path candidate) {
    return Execution.of("compare", base.toString(), candidate.toString()).out().stream()
        .filter(line -> line.startsWith("C.m"))
        .findFirst()
        .orElseThrow();
  }

  private static String sample(String file) throws URISyntaxException {
    return Path.of(CompareTest.class.getResource("/jmh/" + file).toURI()).toString();
  }

  private static void refused(Execution execution, String... message) {
    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.out()).isEmpty();
    assertThat(execution.err()).singleElement().asString().contains(message);
  }
}
