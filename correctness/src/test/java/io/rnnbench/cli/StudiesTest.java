package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.catalog.Studies;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.cli.worker.Journal;
import io.rnnbench.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The studies themselves, at their quick preset. */
class StudiesTest {
  /** Kept, to be looked at. */
  private Path directory = Path.of("target", "studies");

  /** A ceiling over all pairs is mathematics: a network above it is a bug. */
  @Test
  @Tag("full")
  void noNetworkPassesTheCeilingsOfReshapedBitsAndOfAdditionBackwards() throws IOException {
    run("bitwise", "--backends", "djl", "--seeds", "2");
    assertNotAbove(read("bitwise"), "OR reshaped", 0.75, 0.75, 0.75, 0.75, 1);
    double[] carry = new double[8];
    Arrays.setAll(carry, t -> 0.5 + Math.pow(2, -(8 - t)));
    assertNotAbove(read("bitwise"), "addition, MSB first", carry);
    assertThat(claims(read("bitwise"), "f")).hasSize(3).allMatch(StudiesTest::isConfirmed);
  }

  private static void assertNotAbove(JsonNode study, String label, double... ceilings) {
    List<JsonNode> curves =
        StreamSupport.stream(study.get("curves").spliterator(), false)
            .filter(curve -> curve.get("label").asText().startsWith(label))
            .toList();
    assertThat(curves).isNotEmpty();
    for (JsonNode curve : curves) {
      for (int position = 0; position < ceilings.length; position++) {
        assertThat(curve.at("/measures/allPairs/" + position).asDouble())
            .as("%s, position %d", curve.get("label"), position)
            .isPositive()
            .isLessThanOrEqualTo(ceilings[position]);
      }
    }
  }

  /** Digits that have not been read yet: 10 %, and four standard errors over all seeds. */
  private static void assertGuessed(JsonNode study, String label, int positions) {
    for (int position = 0; position < positions; position++) {
      String measure = "/measures/accuracyByPosition/" + position;
      double[] accuracies =
          StreamSupport.stream(study.get("curves").spliterator(), false)
              .filter(curve -> curve.get("label").asText().equals(label))
              .filter(curve -> curve.get("backend").asText().equals("djl"))
              .mapToDouble(curve -> curve.at(measure).asDouble())
              .toArray();
      double error = Math.sqrt(0.1 * 0.9 / (accuracies.length * 496.0));
      assertThat(Arrays.stream(accuracies).average().orElseThrow())
          .as("%s, position %d", label, position)
          .isLessThan(0.1 + 4 * error);
    }
  }

  @Test
  @Tag("full")
  void theLatchRunsPackedOnOneBackend() throws IOException {
    run("latch", "--backends", "djl");
    JsonNode study = read("latch");
    assertThat(claims(study, "c")).hasSize(3).allMatch(StudiesTest::isConfirmed);
    assertThat(claims(study, "h")) // how much faster is not for a test to say
        .hasSize(3)
        .allMatch(claim -> claim.get("value").asText().endsWith("times faster"));
  }

  /**
   * Both backends and all five studies: minutes. Run by the profile "full". DL4J may crash on the
   * way (see the README); its job is then run again, and nothing else is lost.
   */
  @Test
  @Tag("full")
  void everyStudyAnswersItsQuestionOnBothBackends() throws IOException {
    directory = directory.resolve("all");
    run("all");
    for (Study study : Studies.all()) {
      JsonNode result = read(study.name());
      assertThat(result.get("answer").asText()).contains("dl4j", "djl");
      assertThat(result.get("claims")).isNotEmpty();
      assertThat(result.get("figures")).hasSizeGreaterThanOrEqualTo(3);
      assertThat(result.get("agreement")).isNotEmpty().allMatch(row -> row.get("ok").asBoolean());
    }
    // What mathematics says, and what both frameworks were proved to compute alike:
    assertThat(claims(read("bitwise"), "f")).hasSize(6).allMatch(StudiesTest::isConfirmed);
    for (String cell : List.of("LSTM", "GRU", "RNN")) {
      assertGuessed(read("reverse"), cell + ", length 5", 2);
    }
    assertThat(claims(read("reverse"), "d")).hasSize(6).allMatch(StudiesTest::isConfirmed);
    assertThat(claims(read("surface-currents"), "a")).hasSize(2).allMatch(StudiesTest::isConfirmed);
  }

  private void run(String... arguments) throws IOException {
    for (Study study : Studies.all()) { // what an interrupted test left would be refused
      Files.deleteIfExists(Journal.file(directory, study.name()));
    }
    List<String> all = new ArrayList<>(List.of("study"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--out", directory.toString()));
    Execution execution = Execution.of(all.toArray(String[]::new));
    assertThat(execution.code()).as(execution.out() + execution.err()).isZero();
  }

  private JsonNode read(String study) throws IOException {
    return ResultFile.JSON.readTree(directory.resolve("study-" + study + ".json").toFile());
  }

  private static List<JsonNode> claims(JsonNode study, String id) {
    return StreamSupport.stream(study.get("claims").spliterator(), false)
        .filter(claim -> claim.get("id").asText().equals(id))
        .toList();
  }

  private static boolean isConfirmed(JsonNode claim) {
    return claim.get("verdict").asText().equals("CONFIRMED");
  }
}
