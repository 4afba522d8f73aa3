package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that JMH wrote for people who have never heard of this project. */
class ForeignResultsTest {
  @TempDir private Path directory;

  @Test
  void aModeThatIsNewHidesNoRegression() {
    Execution gate = gate("gate-mode-added");
    assertThat(gate.code()).isEqualTo(1);
    assertThat(gate.out())
        .anyMatch(line -> line.matches("demo\\.G\\.m +time .* 2\\.000 .* REGRESSED"))
        .contains("note: only in the candidate: demo.G.m (thrpt)");
  }

  @ParameterizedTest
  @CsvSource({
    "gate-other-mode, in mode thrpt",
    "batch-size, 'of batch size 1000, which JMH does not divide by'"
  })
  void whatIsMeasuredOtherwiseIsAnotherRow(String name, String reason) {
    for (Execution refused : List.of(gate(name), compare(name))) {
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).singleElement().asString().contains("in common", reason);
    }
  }

  @Test
  void aLostRowIsIncomparableOrRegressedOrAllowed() {
    assertThat(turned("gate-mode-added").code()).isEqualTo(3);
    assertThat(turned("gate-mode-added").out())
        .anyMatch(
            line ->
                line.matches(
                    "demo\\.G\\.m .*INCOMPARABLE +only in the baseline; the other side's is in mode"
                        + " avgt, which is another row"));
    assertThat(turned("gate-mode-added", "--lost-rows=regressed").code()).isEqualTo(1);
    Execution allowed = turned("gate-mode-added", "--lost-rows=allowed");
    assertThat(allowed.code()).isZero();
    assertThat(allowed.out())
        .anyMatch(line -> line.startsWith("note: lost by the candidate: demo.G.m (thrpt)"));
  }

  @Test
  void conditionsAreComparedWithoutAnEnvironmentFile() {
    Execution gate = gate("other-jdk");
    assertThat(gate.code()).isEqualTo(3);
    assertThat(gate.out())
        .contains(
            "environments differ: jdk 17.0.9 / 1.8.0_202",
            "environments differ: jvm-args none / -Xint",
            "note: judge them all the same with --allow-different jdk,jvm-args,jmh,warmup");
    assertThat(gate("other-jdk", "--allow-different", "jdk,jvm-args,jmh,warmup").code())
        .isEqualTo(1);
    assertThat(compare("other-jdk").err())
        .singleElement()
        .asString()
        .endsWith(
            "these differ: jdk 17.0.9 / 1.8.0_202, jvm-args none / -Xint, jmh 1.37 / 1.21, warmup"
                + " 3 / 0");
  }

  @Test
  void aThousandthOfAByteIsNothing() {
    assertThat(compare("alloc-noise", "--metric", "allocation").out())
        .anyMatch(line -> line.matches("Hash\\.reused +0 B ± – +0 B ± – +~ .*5\\+5"))
        .anyMatch(line -> line.matches("Hash\\.fresh .* ~ .*"))
        .anyMatch(line -> line.matches("geometric mean +1\\.00"));
    assertThat(gate("alloc-noise").out())
        .anyMatch(line -> line.matches("demo\\.Hash\\.reused +allocation +< 1 +< 1 .* PASS .*"));
  }

  @Test
  void whatIsTheSameInEveryIterationNeedsNoSecondFork() {
    Execution gate = gate("alloc-one-fork");
    assertThat(gate.code()).isEqualTo(1);
    assertThat(gate.out())
        .anyMatch(
            line -> line.matches("allocation +64\\.00 +96\\.00 .* REGRESSED +the same in .*"));
  }

  @Test
  void appendedRunsAreForks() {
    assertThat(gate("repeated-runs").out())
        .anyMatch(line -> line.matches("time .* 1\\.371 +1\\.168\\.\\.1\\.518 +5 +REGRESSED"));
    assertThat(compare("repeated-runs").out())
        .anyMatch(line -> line.matches("Map\\.put .* 1\\.37 .*5\\+5"));
  }

  @Test
  void aRowThatIsZeroIsNamedAndCostsNoOther() {
    assertThat(compare("zero-row").out())
        .anyMatch(line -> line.matches("Sort\\.quick .* 1\\.30 .*"))
        .anyMatch(line -> line.matches("not compared: Empty\\.noop .*: score is 0\\.0, .*"));
    assertThat(gate("zero-row").out())
        .anyMatch(line -> line.startsWith("note: not judged: demo.Empty.noop (thrpt): score is 0"));
  }

  @Test
  void scoresWithoutRawDataAreReadAsTheWeakerThing() {
    assertThat(compare("gate-no-raw-data").out())
        .anyMatch(line -> line.matches("S\\.m .* 1\\.50 +1\\.49\\.\\.1\\.51 +<0\\.001 +9\\+9†"))
        .anyMatch(line -> line.startsWith("† from JMH's score and error"));
    Execution gate = gate("gate-no-raw-data");
    assertThat(gate.code()).isEqualTo(4);
    assertThat(gate.out())
        .anyMatch(
            line ->
                line.contains("no raw data (-Djmh.json.rawData=false")
                    && line.contains("1.50x worse, outside what JVMs differ by"));
  }

  @Test
  void oneIterationHasARatioAndNoInterval() {
    assertThat(compare("one-iteration").out())
        .anyMatch(line -> line.matches("Io\\.read0 .* 1\\.50 +– +– +1\\+1\\*"))
        .anyMatch(line -> line.startsWith("no interval and no p where a side has a single value"));
  }

  @Test
  void whatAllShareIsSharedByAll() {
    String file = file("false-common", "two.json");
    assertThat(Execution.of("compare", file, file).out())
        .contains("all: JMH mode=avgt, threads of JMH=1")
        .anyMatch(line -> line.startsWith("One.a depth=3 "));
  }

  @Test
  void aRowIsALineWhateverItsParameters() {
    String file = file("newline-in-param", "jmh.json");
    assertThat(Execution.of("compare", file, file).out())
        .anyMatch(line -> line.matches("N\\.m text=a b +10\\.10 us .*"));
  }

  @ParameterizedTest
  @CsvSource({
    "cat-two-files, jmh.json",
    "single-object, jmh.json",
    "csv-given, jmh-result.csv",
    "default-name, ''",
    "default-name, *.json"
  })
  void readsFilesAsStrangersHaveThem(String name, String file) {
    String path = file(name, file);
    Execution execution = Execution.of("compare", path, path);
    assertThat(execution.code()).isZero();
    assertThat(execution.out()).anyMatch(line -> line.startsWith("Sort.quick "));
  }

  @Test
  void csvSaysWhatItLacks() {
    String file = file("csv-given", "jmh-result.csv");
    assertThat(Execution.of("compare", file, file).err())
        .singleElement()
        .asString()
        .contains("JMH's CSV has scores and errors, no forks");
  }

  @Test
  void mergesFilesOfAnyName() {
    Path merged = directory.resolve("merged");
    Execution execution =
        Execution.of(
            "merge",
            file("repeated-runs", "base.json"),
            file("single-object", "jmh.json"),
            "--out",
            merged.toString());
    assertThat(execution.err()).isEmpty();
    assertThat(execution.code()).isZero();
    assertThat(Execution.of("compare", merged.toString(), merged.toString()).out())
        .anyMatch(line -> line.matches("Map\\.put .*5\\+5"))
        .anyMatch(line -> line.matches("Sort\\.quick .*"));
  }

  @Test
  void helpIsWithoutWarnings() {
    assertThat(Execution.of("compare", "--help").out())
        .anyMatch(line -> line.contains("95 % interval"));
  }

  private static Execution gate(String name, String... more) {
    return two("gate", name, "base.json", "cand.json", more);
  }

  private static Execution turned(String name, String... more) {
    return two("gate", name, "cand.json", "base.json", more);
  }

  private static Execution compare(String name, String... more) {
    return two("compare", name, "base.json", "cand.json", more);
  }

  private static Execution two(
      String command, String name, String base, String candidate, String... more) {
    List<String> args = new ArrayList<>(List.of(command, file(name, base), file(name, candidate)));
    args.addAll(List.of(more));
    return Execution.of(args.toArray(String[]::new));
  }

  private static String file(String name, String file) {
    try {
      Path cases = Path.of(ForeignResultsTest.class.getResource("/jmh/cases").toURI());
      return cases.resolve(name).resolve(file).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
